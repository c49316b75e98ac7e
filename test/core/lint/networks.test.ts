import { describe, expect, test } from "vitest";

import { networkOf } from "#core/lint/ip-address.ts";
import { ipv4NetworkOf } from "#core/lint/ipv4-network.ts";

import { findingsOf } from "./findings.ts";
import { fleetFrom } from "./fleets.ts";

interface Blocks {
  readonly pods?: string;
  readonly services?: string;
}

const cluster = (name: string, { pods = "", services = "" }: Blocks, more = "") => `---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: ${name}, namespace: default }
spec: { ${more} clusterNetwork: { pods: { cidrBlocks: [${pods}] }, services: { cidrBlocks: [${services}] } } }
`;

/** `severity: the rest` without the advice. */
const short = (findings: readonly string[]) => findings.map((finding) => finding.split(/[.:] (?!\d)(?=[a-zT])/)[0]);

describe("cidr-overlap within a cluster", () => {
  test.each([
    ["pods around services", { pods: "10.0.0.0/8", services: "10.96.0.0/12" }, 1],
    ["services around pods", { pods: "10.96.1.0/24", services: "10.96.0.0/12" }, 1],
    ["the same network", { pods: "10.96.0.0/12", services: "10.96.0.0/12" }, 1],
    ["the same network with host bits", { pods: "10.96.3.4/12", services: "10.97.0.0/12" }, 1],
    ["IPv6", { pods: "'fd00::/48'", services: "'fd00::ff00/112'" }, 1],
    [
      "the second pair of a dual stack",
      { pods: "10.1.0.0/16, 'fd00::/48'", services: "10.2.0.0/16, 'fd00:0::/108'" },
      1,
    ],
    ["neighbours", { pods: "10.0.0.0/17", services: "10.0.128.0/17" }, 0],
    ["two families that look alike as numbers", { pods: "0.0.0.0/0", services: "'::/64'" }, 0],
    ["what is no network", { pods: "10.0.0.0/33", services: "10.0.0.0/8" }, 0],
    ["pods alone", { pods: "10.0.0.0/8" }, 0],
  ])("%s", (_, blocks, count) => {
    const base = fleetFrom(cluster("a", blocks));
    expect(findingsOf("cidr-overlap", base)).toHaveLength(count);
    expect(findingsOf("cidr-overlap", base, base)).toHaveLength(count);
  });

  test("says which and what to do", () => {
    expect(findingsOf("cidr-overlap", cluster("a", { pods: "10.0.0.0/8", services: "10.96.0.0/12" }))).toEqual([
      "warning 5: 10.96.0.0/12 of the services overlaps 10.0.0.0/8 of the pods: the API accepts it, and addresses that both have do not work. Give each a network of its own.",
    ]);
  });
});

describe("cidr-overlap between clusters", () => {
  const one = cluster("one", { pods: "10.244.0.0/16" });
  const two = cluster("two", { pods: "10.244.0.0/16" });

  test("each pair once, where there is no base", () => {
    expect(findingsOf("cidr-overlap", one + two)).toEqual([
      "notice 5: 10.244.0.0/16 of the pods overlaps networks of Cluster default/two. That does no harm where nothing is routed between them; else choose a network that no other has.",
    ]);
  });

  test("a cluster that is new says so of the old ones", () => {
    expect(short(findingsOf("cidr-overlap", one + two, one))).toEqual([
      "notice 10: 10.244.0.0/16 of the pods overlaps networks of Cluster default/one",
    ]);
  });

  test("a cluster whose networks change says so", () => {
    const before = one + cluster("two", { pods: "10.1.0.0/16" });
    expect(findingsOf("cidr-overlap", one + two, before)).toHaveLength(1);
  });

  test("old pairs are nothing new, whatever else changes", () => {
    const head = one + cluster("two", { pods: "10.244.0.0/16" }, "paused: true,");
    expect(findingsOf("cidr-overlap", head, one + two)).toEqual([]);
  });

  test("networks around, within and beside, pods upon services, of both families", () => {
    const others = [
      cluster("around", { services: "10.0.0.0/8" }),
      cluster("beside", { pods: "10.245.0.0/16", services: "11.0.0.0/8" }),
      cluster("equal", { pods: "10.244.9.1/16" }),
      cluster("sixth", { pods: "'fd00:1::/32'" }),
      cluster("within", { services: "10.244.7.0/24" }),
    ].join("");
    const fresh = cluster("fresh", { pods: "10.244.0.0/16, 'fd00::/8'" });
    expect(short(findingsOf("cidr-overlap", others + fresh, others))).toEqual([
      "notice 30: 10.244.0.0/16 of the pods overlaps networks of Cluster default/around, Cluster default/equal, Cluster default/sixth, Cluster default/within",
    ]);
  });

  test("of many the first five, and how many more there are", () => {
    const head = Array.from({ length: 30 }, (_, index) => cluster(`c${String(index)}`, { pods: "10.1.0.0/16" })).join(
      "",
    );
    const findings = findingsOf("cidr-overlap", head);
    expect(findings).toHaveLength(5);
    expect(
      findings.filter((finding) => finding.endsWith(" 25 more clusters of this change overlap others too.")),
    ).toHaveLength(1);
  });

  test("the files' order is irrelevant", () => {
    const files = Object.entries({
      "a.yaml": one,
      "b.yaml": two,
      "c.yaml": cluster("three", { services: "10.244.0.0/20" }),
    });
    const [forth, back] = [files, files.toReversed()].map((each) =>
      findingsOf("cidr-overlap", fleetFrom(Object.fromEntries(each))),
    );
    expect(forth).toEqual(back);
  });
});

describe("cidr-changed", () => {
  const before = cluster("a", { pods: "10.1.0.0/16", services: "10.2.0.0/16" });

  test.each([
    ["pods", cluster("a", { pods: "10.3.0.0/16", services: "10.2.0.0/16" }), ["pods"]],
    ["both", cluster("a", { pods: "10.3.0.0/16" }), ["pods", "services"]],
    ["a second family", cluster("a", { pods: "10.1.0.0/16, 'fd00::/48'", services: "10.2.0.0/16" }), ["pods"]],
    ["nothing of it", cluster("a", { pods: "10.1.0.0/16", services: "10.2.0.0/16" }, "paused: true,"), []],
    ["another cluster", before + cluster("b", { pods: "10.3.0.0/16" }), []],
  ])("%s", (_, head, fields) => {
    const found = findingsOf("cidr-changed", head, before);
    expect(found.map((finding) => /blocks of (\w+) change/.exec(finding)?.[1])).toEqual(fields);
    expect(findingsOf("cidr-changed", head)).toEqual([]);
  });

  test("a class may read them", () => {
    const head = cluster("a", {}, "topology: { classRef: { name: c } },");
    expect(findingsOf("cidr-changed", head, before)).toEqual([
      expect.stringContaining("Patches of its class"),
      expect.stringContaining("Patches of its class"),
    ]);
  });
});

describe("endpoint-shared", () => {
  const named = (name: string, endpoint: string, namespace = "default") => `---
apiVersion: cluster.x-k8s.io/v1beta2
kind: Cluster
metadata: { name: ${name}, namespace: ${namespace} }
spec: { controlPlaneEndpoint: ${endpoint}, infrastructureRef: { apiGroup: infrastructure.cluster.x-k8s.io, kind: ProxmoxCluster, name: ${name} } }
`;
  const infrastructure = (name: string, endpoint: string, kind = "ProxmoxCluster") => `---
apiVersion: infrastructure.cluster.x-k8s.io/v1alpha2
kind: ${kind}
metadata: { name: ${name}, namespace: default }
spec: { controlPlaneEndpoint: ${endpoint} }
`;
  const ten = "{ host: 10.0.0.10, port: 6443 }";

  test.each([
    ["two Clusters", named("a", ten) + named("b", ten), 1],
    ["two namespaces", named("a", ten) + named("a", ten, "other"), 1],
    ["three clusters", named("a", ten) + named("b", ten) + named("c", ten), 2],
    ["a Cluster and another's infrastructure", named("a", ten) + named("b", "{}") + infrastructure("b", ten), 1],
    ["infrastructure of two kinds", infrastructure("a", ten) + infrastructure("a", ten, "OpenStackCluster"), 1],
    ["a port that is left out", named("a", ten) + named("b", "{ host: 10.0.0.10 }"), 1],
    ["capitals", named("a", "{ host: API.example.com }") + named("b", "{ host: api.example.com }"), 1],
    ["a Cluster and its own infrastructure", named("a", ten) + infrastructure("a", ten), 0],
    ["another port", named("a", ten) + named("b", "{ host: 10.0.0.10, port: 7443 }"), 0],
    ["no host", named("a", '{ host: "", port: 0 }') + named("b", '{ host: "", port: 0 }'), 0],
  ])("%s", (_, head, count) => {
    expect(findingsOf("endpoint-shared", head)).toHaveLength(count);
  });

  test("the cluster that had it before keeps it", () => {
    expect(findingsOf("endpoint-shared", named("a", ten) + named("b", ten), named("b", ten))).toEqual([
      "warning 5: 10.0.0.10 is the endpoint of Cluster default/b too (fleet.yaml:10): only one cluster can have it. Give this one an address of its own.",
    ]);
  });
});

describe("networks of IPv4 by numbers", () => {
  test.each([
    ...["10.0.0.0/8", "10.1.2.3/8", "0.0.0.0/0", "255.255.255.255/32", "192.168.1.128/25", "10.244.0.0/16"],
    ...[
      "10.0.0.0",
      "10.0.0.0/",
      "10.0.0.0/33",
      "10.0.0.0/08",
      "010.0.0.0/8",
      "10.0.0/8",
      "10.0.0.0.0/8",
      "256.0.0.0/8",
    ],
    ...[
      "/8",
      "",
      "10..0.0/8",
      "10.0.0.0/8/8",
      "10.0.0.a/8",
      " 10.0.0.0/8",
      "10.0.0.0/8 ",
      "1e1.0.0.0/8",
      "10.0.0.0/-1",
    ],
  ])("%s is read as net/netip reads it", (text) => {
    const network = networkOf(text);
    const expected = network && { first: Number(network.first.value), last: Number(network.last.value) };
    expect(ipv4NetworkOf(text)).toEqual(expected);
  });
});
