import { distinct, fold, occurs, phrases } from "./fold.ts";
import { isPhraseList } from "./making.ts";
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
    "data ?sets?",
    "corp(?:us|ora)",
    "language models?",
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
  [
    "サーバー",
    "ソース",
    "リーダー",
    "私の",
    "阅读器",
    "我的",
    "我们",
    "服务器",
    "部署",
    "开源",
    "源码",
    "内部",
    "仅供",
  ],
);

/** Words of people who write about their own work, or for people they know. */
const ownWork = phrases(
  [
    // What a team has tested or its members read is bait's own talk.
    "(?:my|our)(?! (?:team|members?|readers|users|subscribers|visitors|collection))",
    "(?:mis?|nuestr[ao]s?|noss[ao]s?|meus?|minhas?|unser\\p{L}*|mein\\p{L}*)",
    "(?:мо[йяеи]|наш\\p{L}*)",
    "i (?:wrote|made|built|use)",
    "we (?:are|use|build|run|ship|make)",
    "annual report",
    "(?:employees?|staff|mitarbeiter\\p{L}*|empleados?|funcionarios?|сотрудник\\p{L}*)",
    "open (?:\\p{L}+ )?(?:textbooks?|access|education\\p{L}*|data|licen[cs]es?)",
    "(?:texto|libros|livros|recursos|datos|dados|acceso|acesso|material) (?:de \\p{L}+ )?(?:educativ[ao]s? |educaciona(?:l|is) )?a[b]\\p{L}*t[ao]s?",
    "offene\\p{L}* (?:daten|lehr\\p{L}*|lizenz\\p{L}*)",
    "открыт\\p{L}* (?:данн|лиценз|учебник|доступ)\\p{L}*",
    "(?:creative commons|cc[- ](?:by|0)\\p{L}*|cc0)",
    "public domain",
    "domini[oa] publico",
    "gemeinfrei\\p{L}*",
    "общественно\\p{L}* достояни\\p{L}*",
    "(?:ministr|ministeri|minist[eé]rio|министерств)\\p{L}*",
    "thesis",
    "universit\\p{L}*",
    "uni",
    "school",
    "schule",
    "escuela",
    "escola",
  ],
  ["私の", "我的", "我们", "パブリックドメイン", "オープンデータ", "公有领域", "开放(?:数据|教材|获取)"],
);

/** What people say of a site that is their own. */
const ownSites = phrases(
  [
    "(?:my|our|this|personal|private|company|static|source of (?:my|our|the)) (?:\\p{L}+ ){0,2}(?:web ?site|site|home ?page|blog|portfolio|page)",
    "portfolio",
    "portafolio",
    "(?:mi|mis|nuestra|esta) (?:\\p{L}+ )?(?:web|pagina|sitio|blog)",
    "(?:minha|meu|nossa|este|esta) (?:\\p{L}+ )?(?:pagina|site|blog)",
    "(?:meine|unsere|diese|private) (?:\\p{L}+ )?(?:homepage|web ?seite|seite|website|blog)",
    "мо[йя] (?:\\p{L}+ )?(?:сайт|блог|страниц\\p{L}*)",
    "(?:web ?site|home ?page|web ?page|blog) (?:of|for)",
    "(?:pagina|sitio|web|blog) (?:web |oficial |personal |pessoal )?de(?:l| la)?",
    "(?:pagina|site|blog) (?:oficial |pessoal )?d[aeo]s?",
    "(?:homepage|web ?seite|website|internetseite|blog) (?:von|vom|der|des|fur)",
    "(?:личн\\p{L}*|наш\\p{L}*|официальн\\p{L}*) (?:сайт|блог|страниц)\\p{L}*",
    "landing page",
  ],
  [
    "私のサイト",
    "個人サイト",
    "公式サイト",
    "サイト本体",
    "ブログ",
    "ホームページ",
    "个人(?:网站|博客|主页)",
    "我的(?:网站|博客)",
    "官网",
  ],
);

/** However much a page says of software, enough of everything else outweighs it. */
const mostPoints = 8;

/**
 * How far a page reads like one about software: each word about containers counts two, each other word, shell
 * command or link to a well-known place one. A list of search phrases says nothing.
 */
export function documentationOf(subject: Subject): number {
  let points = counted.get(subject);
  if (points === undefined) {
    points = countPoints(subject);
    counted.set(subject, points);
  }
  return points;
}

const counted = new WeakMap<Subject, number>();

function countPoints({ page, links, repository }: Subject): number {
  const prose = page.blocks.filter((block) => !isPhraseList(block.text)).map((block) => block.text);
  const text = fold([repository.description, ...prose].join("\n"));
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
  return Math.min(points, mostPoints);
}

/** How far a page speaks of a site of one's own: two points for each phrase, and for a link to some ordinary place. */
export function sitePointsOf({ text, links }: Subject): number {
  const linked = links.some(({ to }) => to.standing === "plain");
  return 2 * (distinct(ownSites, text).length + (linked ? 1 : 0));
}

/** Whether a page says a word about containers. */
export function speaksOfContainers({ text }: Subject): boolean {
  return occurs(containers, text);
}

/** How far a text speaks of its writer's own work: a point for each phrase, three at most. */
export function ownWorkPointsOf({ text }: Subject): number {
  return Math.min(distinct(ownWork, text).length, 3);
}
