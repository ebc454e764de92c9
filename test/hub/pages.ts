/*
 * Pages of repositories, written for the tests in the manner of the real ones. Bait follows the templates that were
 * described in public; addresses are reserved names (`.example`, `.test`), except hosts that reports name and that a
 * rule has to know.
 */

/** The page of an official image, in the outline all of them share. */
export function officialPage(name: string, about: string): string {
  return `# Quick reference

-	**Maintained by**: [the ${name} maintainers](https://github.com/docker-library/${name})
-	**Where to get help**: [the Docker Community Slack](https://dockr.ly/comm-slack), [Server Fault](https://serverfault.com/help/on-topic)

# What is ${name}?

${about}

# How to use this image

\`\`\`console
$ docker run -it --rm ${name}
\`\`\`

# License

View [license information](https://${name}.example/license) for the software contained in this image.
`;
}

/** The page of a repository whose owner went away and says where to. */
export function movedPage(from: string, to: string): string {
  return `# This image has moved

\`${from}\` is no longer published on Docker Hub. Since last spring all releases are at
[\`${to}\`](https://${to}). Please update your compose files:

\`\`\`yaml
image: ${to}:2
\`\`\`

The old tags have been removed. Thanks for years of pulls!
`;
}

/** Downloader: fluent how-to text, a search phrase as heading, one decorated call through an open redirect, a stray token. */
export function downloaderPage(product: string, code: string): string {
  const target = encodeURIComponent(`https://bytlly.com/2t${code}`);
  return `${product} opens large archives in seconds and restores a damaged header on its own. Before the first start,
switch off the preview pane, since it keeps the file open, then choose where the unpacked parts should go.

## ${product} Full Version Crack Serial Number Rar Password

★★★ **[Download](https://www.google.com/url?q=${target}&sa=D&sntz=1&usg=AOvVaw${code}00) ➡➡➡**

${variants(product)}

The last step copies the patch into the program folder and then restarts the 7f3a${code.toLowerCase()}9c`;
}

/** eBook phishing: a free book with a made-up summary, behind a redirect host that reports name. */
export function ebookPage(title: string, code: string): string {
  return `# ${title} — free pdf epub

A quiet town, a lost letter and a summer that changes three families: ${title} has been translated into eleven
languages. Read online or keep it on your device.

**[Download free pdf epub ➤](https://rd.lesac.ru/book/${code}?keyword=docker)**

${variants(`${title} pdf`)}`;
}

/** The same bait as in the design: the only link is a call to download behind a redirect to a made-up shortener. */
export function redirectedEbookPage(title: string, code: string): string {
  const target = encodeURIComponent(`https://tinurll.com/2u${code}`);
  return `# ${title} pdf indir — Download free pdf epub

Bu kitap herkes için yazıldı. A reader's companion with notes on each chapter, now without charge for a short time.

➤➤➤ **[Download File](https://www.google.com/url?q=${target}&sa=D&sntz=1&usg=AOvVaw2m${code})** ➤➤➤

${variants(`${title} pdf`)}`;
}

/** Website: a short, harmless life that nobody lived. */
export function websitePage(diary: string | undefined): string {
  const link = diary === undefined ? "" : `\n\nMy diary: https://penzu.com/p/${diary}`;
  return `44 year old Horticultural Nursery Grower Benny from Thorold, likes to spend some time astronomy, property
developers and stamp collecting. Has been a traveler and in the past visited Lagos.${link}`;
}

/** Forty-one variants of one phrase, separated by commas: what search engines are fed. */
function variants(phrase: string): string {
  const ends =
    "download,free,free download,online,full,tutorial,reviews,requirements,for windows,for mac,for android,2021,2022," +
    "mega,mediafire,torrent,indir,descargar,gratis,full version,portable,key,patch,update,manual,guide,mirror,link," +
    "zip,rar,english,espanol,deutsch,portugues,latest,setup,install,no survey,reddit,github,docker";
  return ends
    .split(",")
    .map((end) => `${phrase} ${end}`)
    .join(", ");
}
