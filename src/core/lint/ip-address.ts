/** An address as a number of `bits` bits. */
export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** The first and the last address of a network or range. */
export interface IpRange {
  readonly first: IpAddress;
  readonly last: IpAddress;
}

/** An address as Go's net/netip reads it: no leading zeros, no zone. */
export function ipAddressOf(text: string): IpAddress | undefined {
  if (!text.includes(":")) {
    const value = ipv4ValueOf(text);
    return value === undefined ? undefined : { bits: 32, value };
  }
  const value = ipv6ValueOf(text);
  return value === undefined ? undefined : { bits: 128, value };
}

/** A network in CIDR notation; host bits may be set. */
export function networkOf(text: string): IpRange | undefined {
  const [, addressText = "", prefixText = ""] = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(text) ?? [];
  const address = ipAddressOf(addressText);
  const prefix = Number(prefixText);
  if (address === undefined || prefixText === "" || prefix > address.bits) return undefined;
  const hosts = (1n << BigInt(address.bits - prefix)) - 1n;
  const first = (address.value >> BigInt(address.bits - prefix)) << BigInt(address.bits - prefix);
  return { first: { ...address, value: first }, last: { ...address, value: first | hosts } };
}

/** `a-b`, a network, or one address: as pools of addresses are written. */
export function rangeOf(text: string): IpRange | undefined {
  if (text.includes("/")) return networkOf(text);
  const [from = "", to = from] = text.split("-").map((each) => each.trim());
  const [first, last] = [ipAddressOf(from), ipAddressOf(to)];
  if (first === undefined || last?.bits !== first.bits) return undefined;
  return { first, last };
}

export function isWithin(address: IpAddress, { first, last }: IpRange): boolean {
  return address.bits === first.bits && first.value <= address.value && address.value <= last.value;
}

function ipv4ValueOf(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

function ipv6ValueOf(text: string): bigint | undefined {
  const sides = text.split("::");
  if (sides.length > 2) return undefined;
  const [head, tail] = [groupsOf(sides[0] ?? ""), groupsOf(sides[1] ?? "")];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (sides.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<bigint>(missing).fill(0n), ...tail];
  return groups.reduce((value, group) => (value << 16n) | group, 0n);
}

/** The 16-bit groups of one side of `::`; an IPv4 address at its end is two. */
function groupsOf(side: string): readonly bigint[] | undefined {
  if (side === "") return [];
  const groups: bigint[] = [];
  for (const part of side.split(":")) {
    const embedded = part.includes(".") ? ipv4ValueOf(part) : undefined;
    if (embedded !== undefined) groups.push(embedded >> 16n, embedded & 0xffffn);
    else if (/^[\da-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return groups;
}
