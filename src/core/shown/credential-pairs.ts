/**
 * Whether a word of the text may be a user with a password: `admin:x`. What a colon also stands in is told apart: ports,
 * images, addresses, times.
 */
export function mayPairCredentials(text: string): boolean {
  if (!text.includes(":")) return false;
  return text
    .replace(/:\s+/g, ":")
    .split(/[\s,;]+/)
    .some((word) => word.includes(":") && !isHarmless(word));
}

function isHarmless(word: string): boolean {
  return harmless.some((form) => form.test(word)) && !accounts.test(word);
}

const harmless: readonly RegExp[] = [
  /^[a-z][a-z0-9+.-]*:\/\//i, // a URL, whose password would show by itself
  /^[[\]0-9a-f:.]+(?:\/\d{1,3}|:\d{1,5})?$/i, // IPv6, MAC, a time
  /^[\w.-]*:\d{2,5}$/, // a port
  /^(?:[\w.-]+(?::\d{2,5})?\/)*[\w.-]+:(?:v?\d+\.[\w.+-]+|latest|stable|edge|main|master|v\d+)(?:@sha256:[0-9a-f]+)?$/, // an image
];

/** Before digits, these are no hosts with a port. */
const accounts = /^(?:root|admin|administrator|user|username|guest|test|ubuntu|postgres|pin|code):/i;
