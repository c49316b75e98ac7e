/** Whether a part of the text is a secret by its form alone: a key, a token, an address with a password. */
export function holdsToken(text: string): boolean {
  return tokens.some((form) => form.test(text));
}

/** Whether the text tells a program a password. Names and sentences may read like it. */
export function holdsPhrase(text: string): boolean {
  return phrases.some((form) => form.test(text)) || (/\s/.test(text) && commands.some((form) => form.test(text)));
}

/** Secrets wherever they stand, with who issues them. */
const tokens: readonly RegExp[] = [
  /-----BEGIN [A-Z0-9 ]+-----/, // PEM
  /LS0tLS1CRUdJTi/, // PEM in base64
  /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/@:]*:[^\s/@]+@/i, // a URL with a password
  /:\/\/[^\s/@:]{16,}@/, // a URL with a token for a user
  /(?:^|[\s"'=,])[\w.-]+:[^\s:/@]+@(?!sha\d)[\w[(]/, // a user with a password, of a host or of tcp(…)
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, // AWS
  /\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_[A-Za-z0-9_]{16,}/, // GitHub
  /\bgl(?:pat|dt|rt|ft|soat|ptt)-[A-Za-z0-9_-]{16,}/, // GitLab
  /\bxox[abceprs]-[A-Za-z0-9-]{8,}|hooks\.slack\.com\/services\/\S/, // Slack
  /\bAIza[0-9A-Za-z_-]{30,}|\bya29\.[0-9A-Za-z_-]{10,}/, // Google
  /\b[rs]k_(?:live|test)_[A-Za-z0-9]{10,}|\bsk-[A-Za-z0-9_-]{20,}/, // Stripe, OpenAI
  /\bhv[sbr]\.[A-Za-z0-9_-]{16,}|\bdop_v1_[a-f0-9]{32,}|\bnpm_[A-Za-z0-9]{30,}/, // Vault, DigitalOcean, npm
  /AGE-SECRET-KEY-1/i, // age
  /\beyJ[A-Za-z0-9_-]{8,400}\.[A-Za-z0-9_-]{4,}/, // JSON web tokens
  /\$(?:1|2[abxy]?|5|6|7|y|gy|argon2\w{1,2}|pbkdf2[\w-]*|scrypt)\$\S{8,}/, // crypt
  /\b[a-z0-9]{6}\.(?=[a-z]{0,15}\d)[a-z0-9]{16}\b/, // kubeadm's bootstrap tokens
  /[?&](?:sig|signature|x-amz-signature|x-goog-signature|sv)=/i, // signed URLs
];

const phrases: readonly RegExp[] = [
  /\b[a-z0-9]{6}\.[a-z0-9]{16}\b/, // kubeadm's bootstrap tokens without a digit
  /\b(?:bearer|basic)\s+[\w.~+/=-]{8,}/i, // HTTP
  /^[^\s:]+:(?:\d+|\*):[^\s:]+:[^\s:]+:(?:[^\s:\\]|\\.)+$/, // a line of .pgpass
];

/** Programs that are told a password: what follows up to the end of the command. */
const commands: readonly RegExp[] = [
  /(?:^|\s)(?:-u|--user)[\s=]\S+:\S+/, // curl
  /\bchpasswd\b/,
  /\b(?:sshpass|useradd|usermod|adduser)\b[^|;&\n]*?\s-p/,
  /\b(?:mysql\w*|mariadb[\w-]*|mongo\w*|ipmitool|mosquitto_\w+|sqlcmd)\b[^|;&\n]*?\s-[pP]\s?\S/,
  /\blogin\b[^|;&\n]*?\s-p/, // docker, podman, helm
  /\bredis-cli\b[^|;&\n]*?\s-a/,
  /\bsudo\b[^|;&\n]*?\s-[A-Za-z]*S\b/,
  /\b(?:htpasswd|openssl\s+passwd|smbclient|ldap(?:search|add|modify|passwd))\s/,
  /\blogin\s+\S+\s+password\s+\S/i, // .netrc
];
