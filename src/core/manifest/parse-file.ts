import { say } from "#core/shown/shown.ts";
import type { Place } from "#core/yaml/place.ts";
import { readYaml, type YamlDocument, type YamlFaultAt, type YamlFile } from "#core/yaml/read-yaml.ts";

import { addMistake, listedFaults, noFaults, type FileFault, type FoundFaults } from "./file-faults.ts";
import { identityOf, isMistake, type Identity } from "./identity.ts";
import { isObject, type JsonObject } from "./json.ts";
import { labelMistakesOf } from "./labels.ts";
import { itemPathOf, itemsOf, listInLists, noMapping, type ItemPlace } from "./list-items.ts";
import type { ManifestRule, Mistake } from "./mistake.ts";

/** What a file's text says, whatever its path and environment: what `manifestsOf` makes manifests of. */
export interface ParsedFile {
  readonly objects: readonly ParsedObject[];
  readonly faults: readonly FileFault[];
  /** Whether nothing kept an object of the file from being known. If false, what is not here may yet be meant to exist. */
  readonly complete: boolean;
}

/** One object, at the place where it begins. */
export interface ParsedObject extends Identity, Place, ItemPlace {
  readonly object: JsonObject;
  /** The document's place among those of the file, from 0. */
  readonly document: number;
  /** The API server refuses it: a fault says why. */
  readonly refused: boolean;
}

/** Reads a file of YAML or JSON. Pure: the same text has the same result, which may be kept by the blob's id. */
export function parseFile(text: string): ParsedFile {
  const yaml = readYaml(text);
  const found: Found = { yaml, objects: [], faults: noFaults() };
  for (const fault of yaml.faults) addMistake(found.faults, syntaxMistake(fault), () => fault);
  for (const document of yaml.documents) {
    const items = itemsOf(document.value);
    if (items === undefined) readObject(found, document, {});
    else items.forEach((value, item) => readItem(found, { ...document, value }, item));
  }
  const faults = listedFaults(found.faults);
  return { objects: found.objects, faults, complete: faults.every(({ rule }) => harmless.has(rule)) };
}

interface Found {
  readonly yaml: YamlFile;
  readonly objects: ParsedObject[];
  readonly faults: FoundFaults;
}

/** The rules whose objects are known all the same, or are none. */
const harmless: ReadonlySet<ManifestRule> = new Set(["not-a-manifest", "label-not-string"]);

/** An item, or where it is a List itself its own items: kubectl takes lists in lists apart. */
function readItem(found: Found, document: YamlDocument, item: number): void {
  const inner = itemsOf(document.value);
  if (inner === undefined) readObject(found, placed(found, document, { item }), { item });
  else inner.forEach((value, at) => readInner(found, { ...document, value }, { item, inner: at }));
}

function readInner(found: Found, document: YamlDocument, items: ItemPlace): void {
  if (itemsOf(document.value) === undefined) readObject(found, placed(found, document, items), items);
  else addMistake(found.faults, listInLists, () => found.yaml.placeOf(document.index, itemPathOf(items)));
}

function placed({ yaml }: Found, document: YamlDocument, items: ItemPlace): YamlDocument {
  return { ...document, ...yaml.placeOf(document.index, itemPathOf(items)) };
}

/** `document` is the object's own, or stands for the item in it. */
function readObject({ yaml, objects, faults }: Found, document: YamlDocument, items: ItemPlace): void {
  const { value, index, line, column } = document;
  const identity = isObject(value) ? identityOf(value) : noMapping(items.item);
  const mistakes = isMistake(identity) ? [identity] : isObject(value) ? labelMistakesOf(value) : [];
  for (const mistake of mistakes) {
    addMistake(faults, mistake, () => yaml.placeOf(index, [...itemPathOf(items), ...mistake.path]));
  }
  if (isMistake(identity) || !isObject(value)) return;
  const { apiVersion, kind, namespace, name } = identity;
  const refused = mistakes.length > 0;
  const object = { apiVersion, kind, namespace, name, object: value, line, column, document: index, refused };
  objects.push(items.item === undefined ? object : { ...object, ...items });
}

function syntaxMistake({ reason, endsReading }: YamlFaultAt): Mistake {
  const rest = endsReading
    ? say`What follows in this file was not read.`
    : say`The other documents of this file were read.`;
  return { rule: "invalid-yaml", path: [], message: say`This document cannot be read: ${reason}. ${rest}` };
}
