import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const shapes = [
  { selector: "TSEnumDeclaration", message: "Use a union of literals: it needs no code at run time." },
  { selector: "ClassDeclaration[superClass=null]", message: "Classes are for errors: use an interface and functions." },
];
const pure =
  "Core decides and does nothing else. Let a flow or an adapter do this, and pass the outcome in as a value.";
/** What core reaches for neither directly nor through a global object. */
const outside = [
  ...["Promise", "process", "fetch", "console", "performance", "crypto", "require", "globalThis", "global"],
  ...["setTimeout", "setInterval", "setImmediate", "queueMicrotask"],
];

export default defineConfig(
  globalIgnores(["dist/", "coverage/", ".cache/", "test/**/fixtures/", "test/cases/"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } } },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    rules: {
      complexity: ["error", 10],
      eqeqeq: "error",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true, IIFEs: true }],
      "max-params": "off",
      "@typescript-eslint/max-params": ["error", { max: 4 }],
      "no-else-return": ["error", { allowElseIf: false }],
      "no-param-reassign": "error",
      "no-console": "error",
      // What people read is cleaned of control characters: they have to be named for that.
      "no-control-regex": "off",
      "prefer-const": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/prefer-readonly": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "no-restricted-syntax": ["error", ...shapes],
    },
  },
  {
    files: ["src/core/**"],
    rules: {
      "no-restricted-globals": ["error", ...outside.map((name) => ({ name, message: pure }))],
      "@typescript-eslint/no-restricted-types": ["error", { types: { Promise: pure } }],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: pure },
        { object: "Math", property: "random", message: pure },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [{ name: "node:crypto", allowImportNames: ["createHash"], message: pure }],
          patterns: [{ regex: "^node:(?!crypto$)", message: pure }],
        },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: ":function[async=true]", message: pure },
        { selector: "AwaitExpression", message: pure },
        { selector: "ForOfStatement[await=true]", message: pure },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: pure },
        { selector: "CallExpression[callee.name='Date']", message: pure },
        { selector: "ImportExpression", message: pure },
        ...shapes,
      ],
    },
  },
  {
    // The brand's one constructor.
    files: ["src/core/shown/brand.ts"],
    rules: { "@typescript-eslint/consistent-type-assertions": "off" },
  },
  {
    // Tables of cases are long and do no harm by it. A reporter of vitest is a class.
    files: ["test/**", "bench/**", "local/**", "schema/**"],
    rules: {
      "max-lines": ["error", { max: 800, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "no-console": "off",
      "no-restricted-syntax": "off",
      "@typescript-eslint/max-params": "off",
      // vitest's matchers for a part of a value are `any`.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
    },
  },
  {
    files: ["**/*.{js,mjs}"],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
