import { say, shownValueText } from "#core/shown/shown.ts";

import { mostDepth, refuse, type Construction } from "./construction.ts";
import type { AliasEvent, ContentEvent } from "./events.ts";
import type { YamlValue } from "./value.ts";

/** An object of Kubernetes has at most 1.5 MB, so more than this in copies is an attack. */
const mostCopied = 4_000_000;

/** Reads a node that has a name, by `read`, and keeps it for its aliases. */
export function anchored(state: Construction, event: ContentEvent, read: () => YamlValue): YamlValue {
  const name = state.source.slice(event.anchorStart, event.anchorEnd);
  const before = { weight: state.weight, deepest: state.deepest };
  state.deepest = state.depth;
  state.anchors.set(name, { weight: 0, height: 0 });
  const value = read();
  state.anchors.set(name, { value, weight: state.weight - before.weight, height: state.deepest - state.depth });
  state.deepest = Math.max(state.deepest, before.deepest);
  return value;
}

/** The value that an alias stands for, counted as if it were written out: that is how large the object is for the API. */
export function aliased(state: Construction, event: AliasEvent): YamlValue {
  const name = state.source.slice(event.anchorStart, event.anchorEnd);
  const anchor = state.anchors.get(name);
  if (anchor === undefined)
    return refuse(state, event, say`no node before this line is named &${shownValueText(name)}: check the alias`);
  if (anchor.value === undefined)
    return refuse(
      state,
      event,
      say`the node &${shownValueText(name)} contains itself through this alias, which JSON cannot say`,
    );
  state.weight += anchor.weight;
  state.copied += anchor.weight;
  state.deepest = Math.max(state.deepest, state.depth + anchor.height);
  if (state.copied > mostCopied) {
    return refuse(
      state,
      event,
      say`aliases make this document larger than any object may be (more than ${mostCopied} characters): write out what is needed`,
    );
  }
  if (state.deepest > mostDepth) return refuse(state, event, say`aliases nest more than ${mostDepth} levels deep`);
  return anchor.value;
}
