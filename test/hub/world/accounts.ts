import type { AccountSpec, CredentialSpec } from "../model.ts";

/** Accounts with more to say than their name; any other is a user who joined with the first repository. */
export const accounts: readonly AccountSpec[] = [
  {
    name: "library",
    kind: "organization",
    joined: "2013-03-04T00:00:00Z",
    fullName: "Docker Official Images",
  },
  {
    name: "grafana",
    kind: "organization",
    badge: "verified_publisher",
    joined: "2014-12-11T10:00:00Z",
    fullName: "Grafana Labs",
  },
  {
    name: "bitnami",
    kind: "organization",
    badge: "verified_publisher",
    joined: "2014-11-10T10:00:00Z",
    fullName: "Bitnami",
  },
  { name: "bitnamilegacy", kind: "organization", joined: "2025-07-16T09:00:00Z", fullName: "Bitnami Legacy" },
  {
    name: "bitnamicharts",
    kind: "organization",
    badge: "verified_publisher",
    joined: "2023-04-01T10:00:00Z",
    fullName: "Bitnami Charts",
  },
  {
    name: "hashicorp",
    kind: "organization",
    badge: "verified_publisher",
    joined: "2014-08-01T10:00:00Z",
    fullName: "HashiCorp, an IBM Company",
  },
  {
    name: "aquasec",
    kind: "organization",
    badge: "verified_publisher",
    joined: "2015-09-01T10:00:00Z",
    fullName: "Aqua Security",
  },
  {
    name: "jenkins",
    kind: "organization",
    badge: "open_source",
    joined: "2014-11-01T10:00:00Z",
    fullName: "Jenkins",
  },
  {
    name: "linuxserver",
    kind: "organization",
    badge: "open_source",
    joined: "2015-05-01T10:00:00Z",
    fullName: "LinuxServer.io",
  },
  { name: "binacle", kind: "organization", badge: "open_source", joined: "2021-01-05T21:06:53Z" },
  {
    name: "prom",
    kind: "organization",
    badge: "open_source",
    joined: "2014-11-01T10:00:00Z",
    fullName: "Prometheus",
  },
  { name: "ai", kind: "organization", joined: "2014-01-01T10:00:00Z", fullName: "Docker AI" },
  { name: "acme", kind: "organization", joined: "2018-06-01T09:00:00Z", fullName: "Acme" },
  { name: "zorvek", kind: "user", joined: 62 },
  { name: "lumbrandic", kind: "user", joined: 141 },
  { name: "lucky", kind: "user", joined: 31 },
];

/** Who can sign in. */
export const credentials: readonly CredentialSpec[] = [
  { username: "acme", secrets: ["organization-token"] },
  { username: "robin", secrets: ["personal-token", "identity-token"] },
];
