import { z } from "zod";

import { isGlob } from "./glob.ts";

/** The kinds of values that settings have. Each message completes the sentence "expected …". */

/** Kubernetes' limit of a name that becomes a DNS subdomain, and of a DNS label. */
const longestSubdomain = 253;
const longestLabel = 63;
const longestGlob = 1000;

export const flag = z.boolean({ error: "true or false" });

export const text = z.string({ error: "text" }).min(1, "text that is not empty");

export const environmentName = z
  .string({ error: "lower-case letters, digits and dashes, at most 40" })
  .regex(/^[a-z0-9-]{1,40}$/, "lower-case letters, digits and dashes, at most 40");

export const namespace = z
  .string({ error: "the name of a namespace" })
  .max(longestLabel, "the name of a namespace, at most 63 characters")
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, "the name of a namespace: lower-case letters, digits and dashes");

export const objectName = z
  .string({ error: "the name of an object" })
  .max(longestSubdomain, "the name of an object, at most 253 characters")
  .regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/, "the name of an object: lower-case letters, digits, dashes and dots");

export const branch = z
  .string({ error: "the name of a branch" })
  .refine(isBranchName, "the name of a branch, without refs/heads/");

/** A path that stays in the repository. */
export const path = z
  .string({ error: "a path from the repository's root" })
  .min(1, "a path from the repository's root")
  .refine(staysInside, "a path from the repository's root, neither absolute nor with ..");

export const glob = z
  .string({ error: "a glob such as clusters/**" })
  .min(1, "a glob such as clusters/**")
  .max(longestGlob, "a glob of at most 1,000 characters")
  .refine(staysInside, { error: "a glob from the repository's root, neither absolute nor with ..", abort: true })
  .refine((pattern) => !pattern.startsWith("!"), "a glob without a leading !, which belongs under exclude")
  .refine(isGlob, "a glob of names with *, **, ?, [a-z] and {a,b}, without parentheses and backslashes");

/** `1h30m`, as Go writes it, in milliseconds. */
export const duration = z
  .string({ error: "a duration such as 30m or 1h30m" })
  .regex(/^(?=.*[1-9])(\d{1,5}h)?(\d{1,5}m)?(\d{1,5}s)?$/, "a duration such as 30m or 1h30m, longer than 0s")
  .transform(millisecondsOf);

/** The value of a template's variable. Other numbers lose digits in YAML: 1.30 is 1.3. */
export const variable = z
  .union([z.string(), z.int()], { error: "text, in quotes where YAML sees a number or a boolean" })
  .transform(String);

/** One of several words. Kubernetes' YAML reads a bare `off` as false, so false says `off`. */
export const oneOf = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.enum(words, { error: listed(words) });

export const oneOfOrOff = <const Words extends readonly [string, ...string[]]>(...words: Words) =>
  z.union([z.enum([...words, "off"]), z.literal(false).transform(() => "off" as const)], {
    error: listed([...words, "off"]),
  });

/** `a, b or c`. */
function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

/** What `git check-ref-format` allows; a leading dash would be read as an option. */
function isBranchName(name: string): boolean {
  return /^[^\s~^:?*[\\\p{Cc}]+$/u.test(name) && !/^[-/.]|^refs\/|\.\.|\/\/|\/\.|@\{|[/.]$|\.lock$/.test(name);
}

function staysInside(pattern: string): boolean {
  return !/^(?:[/\\~]|[a-zA-Z]:)|(?:^|[/\\{,(])\.\.(?:[/\\},)]|$)|\p{Cc}/u.test(pattern);
}

function millisecondsOf(duration: string): number {
  const units: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000 };
  const parts = duration.matchAll(/(\d+)([hms])/g);
  return [...parts].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ""] ?? 0), 0);
}
