/** What people call a site in many languages, as parts of folded words: й is и there. */
export const siteWords =
  /(?<!\p{L})(?:web|sites?|blog)(?!\p{L})|web-?(?:site|page|seite|oldal)|home-?page|portfolio|pagina|strona|stron[aey](?!\p{L})|strank|hemsida|(?<!\p{L})sida(?!\p{L})|honlap|weben|sitesi|situs|hjemmesid|nettsid|саит|страниц|лендинг|ιστοσελιδα|网站|網站|主页|首页|ホームページ|サイト|ウェブ|ポートフォリオ|홈페이지|사이트|포트폴리오|웹|موقع|trang web|เว็บ|वेबसाइट|سایت|אתר/u;

/** Words that somebody who tells of himself can hardly do without, as whole words, or anywhere where none is parted. */
export const firstPerson =
  /(?<!\p{L})(?:i|my|me|ich|mein|yo|mi|je|mon|eu|meu|io|mio|я|мои|моя|ben|saya|ja|moj|jag)(?!\p{L})|私|僕|我|저는|나는|제가/u;

const siteName =
  /^(?:(?:my|mi|mijn|meine?|moj|moy|muj|meu|mon|min)[-_]?)?(?:web-?site|site|home-?(?:page|site)|web-?page|sitio|sito|sitem|situs|pagina|webseite|seite|hjemmeside|hemsida|kotisivu|strona|stranka)[-_]?\d*$/;

/** Names that repositories of the Website campaign have: `website`, and the like of it in other languages. */
export function isWebsiteName(name: string): boolean {
  return siteName.test(name);
}
