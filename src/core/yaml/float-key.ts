/** A float as the text of a key: Go's `FormatFloat(value, 'g', -1, 32)`, which sigs.k8s.io/yaml uses for keys. */
export function floatKey(value: number): string {
  const single = Math.fround(value);
  if (Number.isNaN(single)) return ".nan";
  if (!Number.isFinite(single)) return single < 0 ? "-.inf" : ".inf";
  const [mantissa = "", power = ""] = shortestSingle(single).split("e");
  const exponent = Number(power);
  const plain = exponent >= -4 && exponent < firstPower;
  return plain
    ? String(Number(`${mantissa}e${power}`))
    : `${mantissa}e${exponent < 0 ? "-" : "+"}${twoDigits(exponent)}`;
}

/** From a million on, Go writes a power of ten. */
const firstPower = 6;

/** Digits that tell any two single-precision numbers apart. */
const mostDigits = 9;

/** The fewest digits that read back as the same single-precision number, in the form `1.25e+3`. */
function shortestSingle(single: number): string {
  for (let digits = 0; digits < mostDigits; digits += 1) {
    const text = single.toExponential(digits);
    if (Math.fround(Number(text)) === single) return text;
  }
  return single.toExponential(mostDigits);
}

function twoDigits(exponent: number): string {
  return String(Math.abs(exponent)).padStart(2, "0");
}
