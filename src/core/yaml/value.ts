/** A value as JSON knows it: what YAML is for Kubernetes. */
export type YamlValue = null | boolean | number | string | readonly YamlValue[] | YamlObject;

export interface YamlObject {
  readonly [key: string]: YamlValue;
}
