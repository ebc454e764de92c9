import { phrases } from "../wording.ts";

/**
 * Words of the campaigns for what costs money elsewhere, in their languages and some more, with the ways in which
 * Russian, Japanese and Chinese are written in Latin letters for names. None of them means anything alone: most
 * stand on honest pages as well.
 */

/** Software without its licence. */
export const piracy = phrases({
  any: "crack(?:ed|s|eado|eada|eados|es|ato)?, (?<!ssh[- ])keygens?(?![.-]), nulled, warez, repacks?, kryak, pojie, jihuo, skidrow, fitgirl, codex repack, cpy, no-?(?:cd|dvd|steam), x-?force",
  en: String.raw`serial(?:s| (?:numbers?|keys?|codes?)), activators?, activate windows,
    full (?:version|crack|game), pre-?activated,
    (?:premium|pro) (?:unlocked|for free|apk), (?:rar|zip) password, without (?:buying|paying)(?: \p{L}+)?, all dlcs?, mirror ?[1-9]`,
  es: String.raw`numeros? de serie, claves? de (?:licencia|producto|activacion), activador(?:es)?, activado, version (?:completa|full), desbloquea\p{L}*, sin pagar`,
  pt: "chaves? de (?:licenca|produto|ativacao), chave do produto, ativador(?:es)?, ativado, versao completa, desbloquead[oa]s?, sem pagar",
  fr: String.raw`cle(?:s)? (?:de produit|d'activation|de licence), numeros? de serie, activateur, version complete, debloque\p{L}*, sans payer`,
  it: "chiav[ei] di (?:licenza|attivazione), attivatore, versione completa, sbloccat[oa], senza pagare",
  de: String.raw`seriennummern?, (?:lizenz|produkt)schlussel, aktivator, aktivierungs(?:code|schlussel), vollversion(?:en)?, freigeschaltet\p{L}*`,
  nl: "licentiesleutel, volledige versie",
  pl: String.raw`klucz(?:e)? (?:produktu|licencyjny), aktywator\p{L}*, pelna wersja`,
  tr: String.raw`lisans anahtari, seri numarasi, aktivasyon\p{L}*, full indir, tam surum, crackli, hileli`,
  id: "kunci lisensi, aktivator, full version, versi penuh",
  ru: String.raw`кряк\p{L}*, крякнут\p{L}*, кейген\p{L}*, ключ(?:ом|и|ей)?(?: активации| продукта)?, лицензионн\p{L}* ключ\p{L}*, серийн\p{L}* номер\p{L}*,
    таблетк\p{L}*, лекарств\p{L}*, активатор\p{L}*, активаци\p{L}*, репак\p{L}*, торрент\p{L}*, взломан\p{L}*, полн(?:ая|ую|ой) верси\p{L}*, разблокирован\p{L}*`,
  ja: "クラック, シリアル, ライセンスキー, プロダクトキー, 割れ, 認証を?回避, キージェン",
  zh: "破解, 注册机, 注册码, 激活, 序列号, 绿色版",
  ko: "크랙, 시리얼, 정품인증",
});

/** What is hardly ever said of software, games and films that are come by honestly. */
export const stolen = phrases({
  any: String.raw`crackead[oa]s?, gecrackt\p{L}*, kms ?(?:pico|auto), nulled, warez, mod apk, apk mod, modded apk, aimbot, wallhack, 123 ?movies, putlocker, repelis, cuevana,
    skidrow, fitgirl, yts, yify, moviesflix, filmyzilla, hd ?rip, web-?dl`,
  en: String.raw`(?:with|\+|plus|incl\p{L}*) (?:the )?(?:crack|keygen), cracked (?:version|apk|full|software|by|and), keygen (?:free|full|download|generator|serial|crack|20\d\d), the keygen,
    (?:pc|windows|mac) crack, crack only, crack (?:free|full|download|version|latest|keygen|serial|license|activation|for (?:pc|mac|windows)|20\d\d),
    (?:full|patch|fix|no-?cd) (?:version )?crack, x-?force keygen, xforce, kms activator,
    (?:serial|licen[cs]e|product|activation) keys? (?:free|202\d|crack), serial number (?:and|password|key|crack),
    activator (?:for )?(?:windows|office|kms), (?:windows|office|kms)(?: [\p{L}0-9]+){0,3} activator,
    activate (?:windows|office)(?: [\p{L}0-9]+){0,3} (?:free|without), pre-?activated,
    (?:full ?movie)(?: [\p{L}0-9]+){0,4} (?:free|online|stream\p{L}*), (?:unlimited|infinite) (?:coins|gems|robux|diamonds|v-?bucks),
    free (?:robux|v-?bucks|gems), (?:hacked|modded|cracked) (?:client|version|\p{L}+ for android), hack(?:s)? (?:download|free|undetected)`,
  es: String.raw`(?:con|mas) (?:el )?(?:crack|keygen|parche), full crack, activador(?:es)? (?:de |para )?(?:windows|office|kms|permanente),
    (?:windows|office)(?: [\p{L}0-9]+){0,3} activador, (?:pelicula completa)(?: [\p{L}0-9]+){0,4} (?:gratis|online),
    (?:monedas|gemas|diamantes) (?:gratis|infinit[ao]s|ilimitad[ao]s)`,
  pt: String.raw`com (?:o )?(?:crack|keygen), ativador(?:es)? (?:de |para |do )?(?:windows|office|kms|permanente), (?:windows|office)(?: [\p{L}0-9]+){0,3} ativador,
    filme completo(?: [\p{L}0-9]+){0,4} (?:gratis|online), (?:moedas|gemas|diamantes|dinheiro) (?:infinit[ao]s?|ilimitad[ao]s?)`,
  fr: String.raw`avec (?:le )?(?:crack|keygen), version crackee, crackee?s?, activateur (?:de |pour )?(?:windows|office), film complet(?: [\p{L}0-9]+){0,4} (?:gratuit|streaming)`,
  it: String.raw`con (?:il )?(?:crack|keygen), craccato, film completo(?: [\p{L}0-9]+){0,4} (?:gratis|streaming)`,
  de: String.raw`mit (?:dem )?(?:crack|keygen), freischaltcode, aktivator (?:fur )?(?:windows|office), (?:windows|office)(?: [\p{L}0-9]+){0,3} aktivator`,
  nl: "met crack, gekraakte?",
  pl: "z crackiem, aktywator (?:windows|office)",
  tr: "full crack, crackli indir, full program indir, hileli apk, sinirsiz para, filmi full izle",
  id: "full crack, dengan crack, download crack, apk mod, uang tak terbatas, slot gacor",
  ru: String.raw`(?:с|и|\+) кряк\p{L}*, (?:кряк|кейген)\p{L}*, таблетка, активатор\p{L}* (?:для )?(?:windows|office|виндовс), (?:приватн\p{L}*|бесплатн\p{L}*) чит\p{L}*, аимбот, вх`,
  ja: "クラック版, 割れ, キージェン, プロダクトキー 無料, 認証ツール, 魔法石無限",
  zh: "破解版, 注册机, 激活工具, 外挂, 透视自瞄",
  ko: "크랙판, 무료 크랙",
});

/** Words that are as often said of honest goods: they add to others. */
export const doubtful = phrases({
  any: "torrents?, mods?, trainer, esp",
  en: String.raw`licen[cs]e (?:keys?|codes?), activation (?:codes?|keys?), product keys?, unlock(?:s|ed|er)? (?:all|every\p{L}*|premium|full|pro), season \d+, episode \d+,
    sample packs?, gift cards?, premium accounts?, installer, portable, lifetime`,
  es: "temporada \\d+, capitulo \\d+, instalador",
  pt: "temporada \\d+, episodio \\d+, instalador",
  fr: "saison \\d+, episode \\d+",
  de: "staffel \\d+, folge \\d+",
  tr: String.raw`\d+\. ?bolum, kurulum`,
  ru: String.raw`\d+ (?:сезон|серия), установщик`,
  ja: String.raw`第\d+話`,
  zh: String.raw`第\d+集, 网盘`,
});

/** Cheats, and goods of games for nothing. */
export const cheats = phrases({
  any: "cheats?, aimbot, wallhack, mod (?:apk|menu|menue), apk mod, modded, spoofer, waigua, chity?",
  en: `hacks?, hacked, no recoil, undetected, unbanned, (?:coins?|gems?|gold|money|robux|diamonds?|v-?bucks|points) (?:generator|hack),
    (?:free|unlimited|infinite) (?:coins?|gems?|gold|money|robux|diamonds?|v-?bucks|points|skins?|skips|gift cards?|followers|likes|accounts?|premium|spins?|credits), no ads`,
  es: "trucos, (?:monedas|gemas|diamantes|oro|dinero) (?:gratis|infinit[ao]s?|ilimitad[ao]s?), juegos? (?:pc )?(?:gratis|completos?)",
  pt: "trapacas?, (?:moedas|gemas|diamantes|ouro|dinheiro) (?:gratis|infinit[ao]s?|ilimitad[ao]s?), jogos? (?:pc )?(?:gratis|completos?)",
  fr: String.raw`triche, jeux? (?:pc )?(?:gratuits?|complets?), (?:pieces|gemmes|argent|or) (?:illimite\p{L}*|infini\p{L}*|gratuit\p{L}*)`,
  it: String.raw`trucchi, giochi (?:pc )?gratis, (?:monete|gemme|soldi) (?:illimitat\p{L}*|infinit\p{L}*|gratis)`,
  de: "(?:unbegrenzt|unendlich|unlimitiert)(?:e[snr]?)? (?:gold|geld|diamanten|munzen|juwelen), spiele kostenlos",
  pl: String.raw`kody, hacki, nieskonczon\p{L}*`,
  tr: String.raw`hile\p{L}*, sinirsiz \p{L}+, bedava oyun`,
  id: "cheat, uang tak terbatas, game gratis",
  ru: String.raw`чит(?:ы|ов|ами)?, взлом\p{L}*, бесконечн\p{L}*, вх, аим`,
  ja: "チート, 魔法石無限, 無限, 改造, 裏ワザ",
  zh: "外挂, 自瞄, 透视, 辅助, 防封, 无限(?:金币|钻石|元宝), 修改器",
  ko: "핵, 치트, 무한",
});

/** Films and series for nothing. */
export const films = phrases({
  any: "full ?movie, 123 ?movies, putlocker, assistir, dublado, (?:720|1080)p",
  en: String.raw`watch (?:[\p{L}0-9]+ ){0,5}(?:free|online|full), streaming (?:free|online), stream (?:free|online)`,
  es: String.raw`ver (?:[\p{L}0-9]+ ){0,5}(?:online|gratis), pelicula completa, peliculas? gratis`,
  pt: "filme completo",
  fr: String.raw`film complet, (?:voir|regarder) (?:[\p{L}0-9]+ ){0,5}(?:gratuit\p{L}*|en ligne|streaming), streaming (?:vf|vostfr|gratuit)`,
  it: String.raw`film completo, streaming (?:ita|gratis), guarda (?:[\p{L}0-9]+ ){0,5}(?:gratis|streaming)`,
  de: "ganzer film, film(?:e)? (?:kostenlos|online), (?:kostenlos|gratis) (?:streamen|anschauen|sehen)",
  nl: "gratis kijken, film kijken",
  pl: "caly film, online za darmo",
  tr: "(?:full|hd|film|filmi) izle, turkce dublaj",
  id: String.raw`nonton \p{L}+, sub indo, film gratis`,
  ru: String.raw`смотреть (?:[\p{L}0-9]+ ){0,5}(?:онлайн|бесплатно)`,
  ja: "無料視聴, フル動画, 無修正, 無料動画, 動画フル, フル視聴",
  zh: "在线观看, 完整版, 高清在线, 免费观看, 国语中字, 高清(?:国语|电影|下载), (?:电影|大片|电视剧|短剧)(?:免费|下载|合集)",
  ko: "다시보기, 무료보기, 토렌트",
});

/** Drivers, firmware and single files that people search for in a hurry. */
export const drivers = phrases({
  any: String.raw`hotfix, (?:rar|zip)\.(?:epub|pdf|rar|zip), resetter`,
  en: String.raw`drivers? (?:[\p{L}0-9]+ ){0,3}(?:download|windows|free), (?:ios|firmware) (?:image )?(?:free )?download, ios image(?: free)?,
    dll download, download (?:driver|firmware|dll)s?`,
  es: String.raw`controlador(?:es)? (?:[\p{L}0-9]+ ){0,3}(?:gratis|windows)`,
  pt: String.raw`drivers? (?:[\p{L}0-9]+ ){0,3}gratis`,
  fr: String.raw`pilotes? (?:[\p{L}0-9]+ ){0,3}(?:gratuit|windows|telecharger)`,
  de: String.raw`treiber (?:[\p{L}0-9]+ ){0,3}(?:download|windows|gratis|kostenlos)`,
  ru: String.raw`драйвер\p{L}* (?:[\p{L}0-9]+ ){0,3}(?:windows|скачать)`,
});

/** Well-known things that cost money: whoever has them to give for nothing has them from somewhere. */
export const brands = phrases({
  any: String.raw`photoshop, adobe(?: \p{L}+)?, lightroom, premiere pro, after effects, illustrator, autocad, autodesk, solidworks, revit, sketchup,
    3ds ?max, catia, matlab, corel ?draw, filmora, camtasia, fl studio, ableton, cubase, ms office, microsoft office, office (?:365|20(?:1\d|2\d)),
    windows (?:7|8|10|11), idm, internet download manager, winrar, nero, kaspersky, avast, bitdefender, wondershare, easeus, teamviewer,
    spotify, netflix, disney ?plus, iptv, tinder, canva, minecraft, fortnite, roblox, valorant, pubg, free fire, gta(?: ?[5v]| san andreas)?, fifa(?: ?\d\d)?,
    call of duty, warzone, cyberpunk 2077, sims ?4, need for speed, assassin'?s creed, farming simulator, euro truck\p{L}*, football manager,
    clash of (?:clans|royale), coin master, candy crush, pokemon go, genshin\p{L}*, among us`,
  ja: "モンスト, パズドラ",
  zh: "和平精英, 王者荣耀, 原神",
});

/** What advertisements on pages of all kinds sell: no campaign of those that have names, and no image either. */
export const wares = phrases({
  any: String.raw`casinos?, slot gacor, slot88, maxwin, togel, judi(?: \p{L}+)?, situs slot, poker online, viagra, cialis, xanax, tramadol, cbd gumm(?:y|ies), escorts?, porn(?:o|hub)?,
    1xbet, parimatch, mostbet`,
  en: String.raw`online casino, betting (?:site|bonus)s?, sports betting, essay (?:writing|writers?|help), (?:term|nursing|research) papers?, dissertation help, do my homework, plagiarism report,
    backlinks?, seo (?:services?|agency|expert|company), buy (?:followers|likes|views|reviews|cheap|online), cheap \p{L}+ online, (?:customer (?:care|service|support)|support|toll[- ]?free|helpline) (?:phone )?number,
    payday loans?, (?:instant|personal|bad credit) loans?, weight loss, keto \p{L}+, male enhancement, forex (?:signals?|trading), binary options, (?:bitcoin|crypto) (?:recovery|investment|doubler)s?,
    lost (?:bitcoin|crypto)\p{L}*, make money online, work from home, (?:emergency|local|affordable|licensed) (?:plumb\p{L}*|locksmiths?|movers|roof\p{L}*|electricians?),
    (?:replica|discount) (?:watches|handbags|jerseys), hire a hacker, fake (?:passports?|documents?|ids?), spell caster`,
  es: "casinos? (?:en linea|online), apuestas (?:deportivas|online), comprar (?:seguidores|viagra), prestamos (?:rapidos|online)",
  pt: "cassinos? online, apostas (?:esportivas|online), comprar seguidores, emprestimos? (?:rapidos?|online)",
  fr: "casino en ligne, paris sportifs, credit rapide, voyance",
  de: "online-?casinos?, sportwetten, kredit ohne schufa, schnell abnehmen",
  id: String.raw`deposit \p{L}+, bandar \p{L}+, agen (?:judi|slot|bola), bonus (?:anggota|member) baru, rtp live, taruhan`,
  tr: "bahis(?: siteleri)?, deneme bonusu, canli casino, guncel giris",
  ru: String.raw`казино(?: онлайн)?, ставки на спорт, займ\p{L}*, кредит без \p{L}+, купить диплом`,
  ja: "オンラインカジノ, 出会い系, 副業で稼ぐ",
  zh: "博彩, 彩票, 赌场, 开户送, 代写论文, 办证, 裸聊",
  ko: "카지노, 토토사이트, 바카라",
});

/** Words of those who offer a download. */
export const offering = phrases({
  any: "xiazai, muryo",
  en: String.raw`(?<!-)free(?!-), downloads?, latest, working, works, updated, tested, full, 20[12]\d, without (?:buying|paying)(?: \p{L}+)?`,
  es: String.raw`gratis, descarg\p{L}*, gratuito, bajar`,
  pt: "baix(?:ar|e|a), de graca",
  fr: String.raw`telecharge\p{L}*, gratuite?s?, gratuitement`,
  it: String.raw`scarica\p{L}*, gratis, gratuito`,
  de: "kostenlos(?:e[snr]?)?, (?:herunter)?laden, downloaden",
  nl: "downloaden, gratis",
  pl: "pobierz, za darmo",
  tr: String.raw`indir\p{L}*, ucretsiz, bedava`,
  id: "unduh, gratis",
  ru: String.raw`(?:с?кача|скачив)\p{L}*, бесплатн\p{L}*, даром, skachat\p{L}*, besplatno`,
  ja: "無料, ダウンロード, 最新",
  zh: "免费, 下载, 最新",
  ko: "무료, 다운로드",
});
