import type { Fleet } from "#core/fleet/fleet.ts";
import type { FieldPath } from "#core/manifest/field-path.ts";
import type { Manifest } from "#core/manifest/manifest.ts";
import type { Severity } from "#core/problem/problem.ts";
import type { Shown } from "#core/shown/shown.ts";

/** What a rule looks at. `base` is absent where one revision is linted by itself. */
export interface LintContext {
  readonly fleet: Fleet;
  readonly base?: Fleet;
}

/** One mistake, at a field of a manifest. */
export interface Finding {
  readonly manifest: Manifest;
  /** The field; where it does not exist, the nearest field above it that does is shown. */
  readonly path: FieldPath;
  readonly message: Shown;
  /** Where it is not the rule's own. */
  readonly severity?: Severity;
  /** The object is refused and contributes no impact to the plan: true, that of this finding; a manifest, another one. */
  readonly refused?: true | Manifest;
}

/** One rule a file. Its texts make docs/rules.md. */
export interface Rule {
  /** Kebab-case, unique, stable: people write it in `.github/slipway.yml`. */
  readonly name: string;
  readonly severity: Severity;
  /** One sentence: what it finds. */
  readonly summary: string;
  /** Why it matters: what Cluster API does. */
  readonly reason: string;
  /** The upstream source of the rule: a path in a project's repository, a webhook, or "measured" with the version. */
  readonly source: string;
  /** YAML that the rule finds a mistake in, and the same without it. For a rule about changes, `base` is what was before. */
  readonly examples: { readonly base?: string; readonly bad: string; readonly good: string };
  readonly check: (context: LintContext) => Iterable<Finding>;
}
