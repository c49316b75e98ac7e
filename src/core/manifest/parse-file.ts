import type { Severity } from "#core/problem/problem.ts";
import { say, type Shown } from "#core/shown/shown.ts";
import type { Place } from "#core/yaml/place.ts";
import { readYaml, type YamlDocument, type YamlFaultAt, type YamlFile } from "#core/yaml/read-yaml.ts";

import { identityOf, isMistake, type Identity } from "./identity.ts";
import { isObject, type JsonObject } from "./json.ts";
import { labelMistakesOf } from "./labels.ts";
import { itemsOf, noMapping } from "./list-items.ts";
import type { ManifestRule, Mistake } from "./mistake.ts";

/** What a file's text says, whatever its path and environment: what `manifestsOf` makes manifests of. */
export interface ParsedFile {
  readonly objects: readonly ParsedObject[];
  readonly faults: readonly FileFault[];
  /** Whether nothing kept an object of the file from being known. If false, what is not here may yet be meant to exist. */
  readonly complete: boolean;
}

/** One object, at the place where it begins. */
export interface ParsedObject extends Identity, Place {
  readonly object: JsonObject;
  /** The document's place among those of the file, from 0. */
  readonly document: number;
  /** Its place among the items of a List. */
  readonly item?: number;
  /** The API server refuses it: a fault says why. */
  readonly refused: boolean;
}

/** A mistake in a file, at its place. */
export interface FileFault extends Place {
  readonly rule: ManifestRule;
  readonly severity: Severity;
  readonly message: Shown;
  /** See {@link Mistake}. */
  readonly foreign: boolean;
}

/** Reads a file of YAML or JSON. Pure: the same text has the same result, which may be kept by the blob's id. */
export function parseFile(text: string): ParsedFile {
  const yaml = readYaml(text);
  const found: Found = { objects: [], mistakes: [] };
  for (const document of yaml.documents) {
    const items = itemsOf(document.value);
    if (items === undefined) readObject(found, yaml, document);
    else items.forEach((value, item) => readItem(found, yaml, { ...document, value }, item));
  }
  const faults = [...yaml.faults.map(syntaxFault), ...faultsOf(found.mistakes)];
  return { objects: found.objects, faults, complete: faults.every(({ rule }) => harmless.has(rule)) };
}

interface Found {
  readonly objects: ParsedObject[];
  readonly mistakes: Located[];
}

interface Located extends Place {
  readonly mistake: Mistake;
}

/** The rules whose objects are known all the same, or are none. */
const harmless: ReadonlySet<ManifestRule> = new Set(["not-a-manifest", "label-not-string"]);

function readItem(found: Found, yaml: YamlFile, document: YamlDocument, item: number): void {
  const place = yaml.placeOf(document.index, ["items", item]);
  readObject(found, yaml, { ...document, ...place }, item);
}

/** `document` is the object's own, or stands for the item in it. */
function readObject(found: Found, yaml: YamlFile, { value, index, line, column }: YamlDocument, item?: number): void {
  const identity = isObject(value) ? identityOf(value) : noMapping(item);
  const mistakes = isMistake(identity) ? [identity] : isObject(value) ? labelMistakesOf(value) : [];
  for (const mistake of mistakes) {
    const path = item === undefined ? mistake.path : ["items", item, ...mistake.path];
    found.mistakes.push({ mistake, ...yaml.placeOf(index, path) });
  }
  if (isMistake(identity) || !isObject(value)) return;
  const { apiVersion, kind, namespace, name } = identity;
  const refused = mistakes.length > 0;
  const object = { apiVersion, kind, namespace, name, object: value, line, column, document: index, refused };
  found.objects.push(item === undefined ? object : { ...object, item });
}

function syntaxFault({ line, column, reason, endsReading }: YamlFaultAt): FileFault {
  const rest = endsReading
    ? say`What follows in this file was not read.`
    : say`The other documents of this file were read.`;
  const message = say`This document cannot be read: ${reason}. ${rest}`;
  return { rule: "invalid-yaml", severity: "error", message, line, column, foreign: false };
}

/** A template is one mistake, however many objects it has. */
function faultsOf(mistakes: readonly Located[]): readonly FileFault[] {
  const first = mistakes.find(({ mistake }) => mistake.template);
  return mistakes
    .filter((located) => located.mistake.template === undefined || located === first)
    .map(({ mistake, line, column }) => ({
      rule: mistake.rule,
      severity: mistake.rule === "not-a-manifest" ? "notice" : "error",
      message: mistake.message,
      line,
      column,
      foreign: mistake.foreign === true,
    }));
}
