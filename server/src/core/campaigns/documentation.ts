import { distinct, phrases } from "./fold.ts";
import type { Subject } from "./subject.ts";

/** Words about containers, which bait for the general public has no use for. */
const containers = phrases(
  [
    "docker(?:file|-compose|hub)?s?",
    "containers?",
    "containerd?",
    "contenedor(?:es)?",
    "conteiner(?:es)?",
    "контейнер\\p{L}*",
    "kubernetes",
    "k8s",
    "helm(?: chart)?s?",
    "podman",
    "compose",
    "oci",
    "(?:base|docker|container|this) images?",
    "images? (?:is|are|for|from|moved|was|were|will)",
    "terraform",
    "ci/cd",
    "argocd",
    "tags",
  ],
  ["コンテナ", "容器", "镜像"],
);

/** Words of people who write or run software. */
const software = phrases(
  [
    "servers?",
    "servidor(?:es)?",
    "сервер\\p{L}*",
    "self-?hosted",
    "open[- ]?source",
    "source code",
    "codigo fuente",
    "codigo fonte",
    "quell(?:code|offen)\\p{L}*",
    "source of",
    "repositor(?:y|ies)",
    "github",
    "gitlab",
    "git",
    "api",
    "cli",
    "backend",
    "frontend",
    "web ?app",
    "database",
    "environment variables?",
    "config(?:uration)?",
    "ports?",
    "volumes?",
    "deploy(?:ment|ed|s)?",
    "nginx",
    "apache",
    "php",
    "node(?:js)?",
    "python",
    "java",
    "golang",
    "hugo",
    "jekyll",
    "astro",
    "hexo",
    "ci",
    "pipeline",
    "parameters",
    "quantization",
    "benchmarks?",
    "internal(?: use)?",
    "intern[oae]?",
    "localhost",
    "linux",
    "debian",
    "alpine",
    "ubuntu",
    "build(?:s|er)?",
    "deprecated",
    "release(?:s|d)? page",
    "push(?:ed)?",
    "login",
    "developer",
    "entwickler(?:in)?",
    "desarrollador[ae]?",
  ],
  ["サーバー", "ソース", "服务器", "部署", "开源", "源码", "内部", "仅供"],
);

/** Words of those who write about a site that they made. */
const sites = phrases(
  [
    "web ?sites?",
    "sites?",
    "home ?page",
    "blog",
    "portfolio",
    "portafolio",
    "mi web",
    "page",
    "pagina",
    "landing page",
    "static",
    "сайт\\p{L}*",
    "wip",
    "test(?:ing)?",
    "todo",
  ],
  ["サイト", "ブログ", "ホームページ", "网站", "博客", "主页"],
);

/**
 * How far a page reads like one about software: each word about containers counts two, each other word, shell
 * command or link to a well-known place one.
 */
export function documentationOf(subject: Subject): number {
  const { page, links, text } = subject;
  let points = 2 * distinct(containers, text).length + distinct(software, text).length;
  if (
    /^\s*(?:[$#>] )?(?:docker|podman|kubectl|helm|git|curl|npm|pip|apt(?:-get)?|make|go|cargo) /m.test(
      page.code,
    )
  ) {
    points += 2;
  } else if (page.code.includes("\n")) points++;
  if (/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/.test(`${page.text}\n${page.code}`)) points++;
  if (links.some(({ to }) => to.standing === "known")) points++;
  return points;
}

/** How far a text speaks of a site: two points for each word. */
export function sitePointsOf({ text }: Subject): number {
  return 2 * distinct(sites, text).length;
}
