/** The first and the last address of a network of IPv4. */
export interface Ipv4Network {
  readonly first: number;
  readonly last: number;
}

/** The same as `networkOf` says of networks of IPv4, as plain numbers: many are compared at a time. */
export function ipv4NetworkOf(text: string): Ipv4Network | undefined {
  const slash = text.indexOf("/");
  const prefix = digits(text, slash + 1, text.length);
  const address = slash === -1 ? -1 : addressOf(text, slash);
  if (address === -1 || prefix === -1 || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const first = address - (address % size);
  return { first, last: first + size - 1 };
}

/** Four numbers up to 255 with dots between; -1: none. */
function addressOf(text: string, end: number): number {
  let [address, from] = [0, 0];
  for (let part = 0; part < 4; part += 1) {
    const dot = part === 3 ? end : text.indexOf(".", from);
    const value = dot === -1 ? -1 : digits(text, from, dot);
    if (value === -1 || value > 255) return -1;
    address = address * 256 + value;
    from = dot + 1;
  }
  return address;
}

/** A number of one to three digits without a leading zero; -1: none. */
function digits(text: string, from: number, to: number): number {
  if (to <= from || to - from > 3 || (to - from > 1 && text[from] === "0")) return -1;
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
