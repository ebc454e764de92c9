import { phrases } from "../wording.ts";

/** Words of those who offer books, in the languages of the campaigns and some more. None means anything alone. */

/** What books come as. */
export const books = phrases({
  any: String.raw`e-?books?, pdfs?, epubs?, mobi, kindle, azw3, fb2, djvu, mangas?, knig\p{L}*, dianzishu, txt`,
  en: `audio ?books?, hardcover, paperback, test ?banks?, (?:solutions?|service|repair|owner'?s|workshop) manuals?,
    answer keys?, study guides?, sheet music, workbooks?, textbooks?, magazines?, comics?, bestsellers?, unabridged,
    synops[ie]s, (?:full|this|the|whole|complete|entire) (?:book|novel), novels?, colou?ring books?, cookbooks?, memoirs?,
    (?:electronic|kindle|digital) edition, chapters?, exam dumps?, past papers?, lecture notes, book (?:one|two|three|[1-9]), booktok, e-?text, page[- ]?turner, spicy ?books?, reading device, (?:your|complimentary|print|signed) (?:copy|copies)`,
  es: "libros?, audiolibros?, sinopsis, novelas?, romances?, solucionarios?, revistas?, tomos?",
  pt: "livros?, gabaritos?, apostilas?, sinopses?, audiolivros?",
  fr: "livres?, romans?, livres? audio, corriges?, manuels? scolaires?, bandes? dessinees?, bd, tomes?",
  it: "libr[io], romanz[io], audiolibr[io], riassunt[io], fumett[io]",
  de: String.raw`buch(?:er)?, horbuch(?:er)?, taschenbuch, romane?, kriminalroman\p{L}*, hefte?, klappentext,
    \p{L}{0,20}-?lehrbuch(?:er)?, losungsbuch`,
  nl: "boek(?:en)?, luisterboek(?:en)?",
  pl: String.raw`ksiazk\p{L}*, audiobook\p{L}*, powiesc\p{L}*`,
  tr: String.raw`e-?kitap\p{L}*, kitap\p{L}*, kitab\p{L}*, roman\p{L}*, dergi\p{L}*`,
  id: "buku, novel",
  ru: String.raw`книг\p{L}*, аудиокниг\p{L}*, роман\p{L}*, учебник\p{L}*, аннотаци\p{L}*, журнал\p{L}*, гдз, решебник\p{L}*`,
  ja: "電子書籍, 小説, 漫画, 全巻, 文庫, あらすじ, 問題集, 解答集, 本の内容",
  zh: "电子书, 有声书, 全本, 课后答案, 简介, 小说, 全集, 全文, 教材",
  ko: "전자책, 소설, 만화, 웹툰",
});

/** What stands in a book's record, of which one alone says little. */
export const bookRecords = phrases({
  any: "isbn(?:-?1[03])?, asin",
  en: String.raw`\d{2,4} (?:pages|pp), pages(?: count)?:?\s\d+, (?:remaining|all) \d{2,4} pages, authors?:, writer:?, by the author, rated it, \d ratings?, goodreads, publisher:, best-?sell(?:er|ing),
    (?:\d+(?:st|nd|rd|th)|first|second|third|fourth|revised|unabridged) edition, (?:narrated|translated|published) by`,
  es: String.raw`\d{2,4} paginas, paginas: ?\d+, autora?:, editorial:, (?:\d+\p{L}?|primera|segunda|tercera|cuarta|quinta|sexta|septima|octava|novena|decima)\.? edicion`,
  pt: String.raw`\d{2,4} pag, editora:, \d+\p{L}?\.? edicao`,
  fr: String.raw`\d{2,4} pages, pages ?: ?\d+, auteure? ?:, editeur ?:`,
  it: String.raw`\d{2,4} pagine, pagine: ?\d+, autore:, editore:`,
  de: String.raw`\d{2,4} seiten, seiten: ?\d+, autor(?:in)?:, verlag:, \d+\.? auflage`,
  tr: String.raw`\d{2,4} sayfa, sayfa(?: sayisi)?: ?\d+, yazar:, yayinevi:`,
  id: String.raw`\d{2,4} halaman, penulis:, penerbit:`,
  ru: String.raw`\d{2,4} стр\p{L}*, страниц: ?\d+, автор:, издательство:, \d+-?\p{L}* издание`,
  ja: String.raw`作者[::], 著者[::], 出版社[::], ページ数, \d+ページ`,
  zh: String.raw`页数[::], \d+页`,
});

/** For nothing, without delay, and all of it. */
export const gratis = phrases({
  en: String.raw`(?<!-)free(?!-), unlimited, instant(?:ly| access| download)?, (?:full|complete|entire|whole) \p{L}+,
    (?:no|zero|without) (?:cost|charge|sign ?up|registration|payment|paying)(?: a \p{L}+)?, for (?:nothing|\$ ?0), free of charge, complimentary, \$ ?0(?:\.00)?`,
  es: "gratis, gratuit[ao]s?, complet[ao]s?, sin (?:pagar|costo|coste), de regalo",
  pt: String.raw`gratuitamente, gratis, de graca, sem (?:custo|pagar), (?:por )?r\$ ?0`,
  fr: "gratuite?s?, gratuitement, complete?s?, sans (?:payer|frais), offert, 0 ?€",
  it: "senza (?:spendere|pagare|costi), gratis, gratuit[ao], complet[ao], integrale",
  de: String.raw`kostenlos(?:e[snr]?)?, umsonst, gratis, vollstandig\p{L}*, ohne kosten, du zahlst heute nichts, 0,00 ?€`,
  nl: "gratis, volledige?",
  pl: String.raw`za darmo, darmow\p{L}*, pelna wersja`,
  tr: "ucretsiz, bedava, tam surum",
  id: "gratis, lengkap",
  ru: String.raw`бесплатн\p{L}*, полност\p{L}*, целиком, besplatno`,
  ja: "無料, 全文, 全巻",
  zh: "免费, 全集, 全本, 完整",
  ko: "무료",
});

/** Reading without having the book. */
export const readingOnline = phrases({
  en: "read (?:it |this )?online(?: free)?, online reading",
  es: "leer (?:en linea|online), leelo online",
  pt: "ler online, leia online",
  fr: "lire (?:en ligne|gratuit\\p{L}*)",
  it: "leggere online, leggi online",
  de: "online lesen",
  pl: "czytaj online",
  tr: "online oku",
  id: "baca online",
  ru: "читать онлайн",
  ja: "無料で読む, オンラインで読む",
  zh: "在线阅读, 免费阅读",
  ko: "무료로 읽기, 온라인 읽기",
});

/** File formats that hold anything. */
export const documents = phrases({ any: "pdfs?, txt" });

/** What is done with books, for nothing. */
export const reading = phrases({
  any: "muryo",
  en: `(?<!-)free(?!-), downloads?, read (?:online|now|the full), online, full (?:book|pages?), unlimited, no sign ?up,
    instant(?:ly| access)?, access, listen(?: now| online)?, borrow, free trial, get, obtain, claim, fetch, (?:your|complimentary|whole|finished?) (?:copy|title|volume)`,
  es: String.raw`gratis, gratuit[ao]s?, escuchar, descarg\p{L}*, leer\p{L}*, leelo, bajar\p{L}*, bajalo, en linea, completo`,
  pt: "ouvir, ouca, baixar, baixe, ler, leia, garanta, liberar, de graca, sem custo, gratis",
  fr: String.raw`telecharge\p{L}*, lire(?: en ligne)?, en ligne, gratuite?s?, gratuitement, ecouter, scannes?`,
  it: "scarica\\p{L}*, leggere, leggi, ascolta",
  de: "anhoren, kostenlos(?:e[snr]?)?, (?:herunter)?laden, lesen",
  nl: "lezen, downloaden, gratis",
  pl: String.raw`pobierz, pobranie, czytaj\p{L}*, za darmo`,
  tr: String.raw`indir\p{L}*, oku(?:mak)?, ucretsiz, bedava`,
  id: "unduh, baca(?: online)?, gratis",
  ru: String.raw`слушать, полностью, целиком, (?:с?кача|скачив)\p{L}*, читать, онлайн, бесплатн\p{L}*, skachat, chitat\p{L}*, besplatno`,
  ja: "無料, ダウンロード, 読む, 読み放題, 読める, 聴く",
  zh: "免费, 下载, 在线, 阅读, 收听, 网盘",
  ko: "다운로드, 무료, 보기",
});
