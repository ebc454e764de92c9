import { phrases } from "../wording.ts";

/**
 * What bait tells its readers to do, in the languages of the campaigns and some more. None of it means anything
 * alone.
 */

/** Orders to sign up, which is where the book's price comes in. */
export const registering = phrases({
  en: String.raw`(?:creat\p{L}*|open\p{L}*|register) (?:an?|your|a free|the free) (?:free )?account, free (?:trial|registration|account), cancel (?:at )?any ?time, (?:make|open|set up|create) (?:a|an|the|your) (?:\p{L}+ )?(?:profile|pass|account|membership), \d+[- ]day (?:trial|membership|pass), trial (?:profile|membership|period), guest checkout, sign (?:in|up) (?:first|on|at|with|to)`,
  es: String.raw`mes gratis, (?:crea|abre) (?:tu|una) cuenta, registr\p{L}* (?:gratis|con|para), prueba (?:gratis|gratuita|de \d+ dias), suscripcion gratuita`,
  pt: String.raw`(?:crie|criar) (?:uma|sua) conta, cadastr\p{L}*, (?:periodo|teste) (?:de teste|gratis), assinatura gratis`,
  fr: "inscription gratuite, cre(?:ez|er) (?:un|votre) compte, inscrivez-vous, essai (?:gratuit|de \\d+ jours), periode d'essai",
  it: "registrazione gratuita, crea(?:re)? (?:un|il tuo) account, registra(?:ti|rsi|zione), periodo di prova, prova gratuita",
  de: "(?:kostenlos(?:e[snr]?)? )?(?:konto|probemonat|probeabo|probezeit), registrier\\p{L}*, nach der anmeldung",
  nl: "gratis account, maak een account",
  pl: String.raw`darmowe konto, zaloz konto, zarejestruj\p{L}*, zalozeni\p{L}* konta, okres probny`,
  tr: String.raw`uye olun, uyelik, ucretsiz uye\p{L}*, kayit ol\p{L}*, deneme suresi, ucretsiz deneme`,
  id: "daftar (?:gratis|sekarang|akun), buat akun",
  ru: String.raw`бесплатн\p{L}* (?:регистраци|аккаунт)\p{L}*, зарегистрир\p{L}*, (?:после|через) регистраци\p{L}*, пробн\p{L}* (?:период|доступ)\p{L}*`,
  ja: "会員登録, ログインして, 無料体験, 無料会員",
  zh: "无需付费注册, 免费注册, 注册(?:账号|会员), 扫码注册, 新用户",
  ko: "회원가입",
});

/** Orders to show a payment card, for something that costs nothing. */
export const cards = phrases({
  en: String.raw`(?:valid|credit|debit|payment|bank) card (?:\p{L}+ ){0,3}(?:required|needed|verif\p{L}*|charged),
    (?:require|need|enter|ask|verif)\p{L}* (?:\p{L}+ ){0,4}(?:credit|debit|payment|valid) cards?,
    (?:card|you) (?:will|is|are) (?:not|never) (?:be )?charged, nothing (?:will be|is) charged, no credit card, card (?:at hand|ready|as proof|only for|to verify|is needed), (?:proof|verif\p{L}*) (?:\p{L}+ ){0,4}card, your card(?: details| number)?`,
  es: String.raw`(?:tu|su|la|una|con) tarjeta(?: de credito| valida| bancaria)?, no se (?:te )?cobra\p{L}* nada`,
  pt: "(?:o|seu|um) cartao(?: de credito| valido)?, nada sera cobrado",
  fr: "(?:votre |une )?carte (?:bancaire|de credit|bleue|de paiement), aucun debit, ne sera debite",
  it: "carta (?:di credito|a portata di mano), (?:la|tua) carta, nessun addebito",
  de: String.raw`kreditkarte\p{L}*, (?:per|mit|ihre|deine) karte, alterspruf\p{L}*, es wird nichts abgebucht`,
  nl: "creditcard\\p{L}*",
  pl: "karta kredytowa, karty kredytowej, przygotowac karte, numer karty",
  tr: String.raw`kredi kart\p{L}*`,
  id: "kartu kredit",
  ru: String.raw`банковск\p{L}* карт\p{L}*, привяз\p{L}* карт\p{L}*, деньги не спис\p{L}*`,
  ja: "クレジットカード, カード情報, カード(?:の)?(?:確認|登録)",
  zh: "信用卡, 绑定银行卡",
});

/** Orders to take a file. */
export const downloading = phrases({
  en: "downloads?, get (?:file|it|now), (?:full|setup) (?:version|file)",
  es: "descarg\\p{L}*, bajar",
  pt: "baix(?:ar|e|a)",
  fr: "telecharge\\p{L}*",
  it: "scarica\\p{L}*",
  de: "herunterladen",
  pl: "pobierz",
  tr: "indir\\p{L}*",
  id: "unduh",
  ru: "(?:с?кача|скачив)\\p{L}*",
  ja: "ダウンロード",
  zh: "下载",
  ko: "다운로드",
});

/** What stands on a link that wants to be followed. */
export const calling = phrases({
  any: String.raw`mirror(?: ?\d+)?, link, download, mega, mediafire, google drive`,
  en: String.raw`downloads?(?: \p{L}+)?, get(?: (?:it|now|this|the|your|book|access)\p{L}*)?, click(?: here)?, here, read(?: (?:online|more|now|book))?,
    watch(?: now| here)?, listen(?: now| here| free)?, borrow, (?:full|complete|entire) \p{L}+, (?:install|get) \p{L}+,
    start(?: now)?, open, go, continue, visit, activator, keygen, claim, join, sign ?up, access, play, push, press, receive, obtain, save, buy, straight away at, this page`,
  es: String.raw`escuchar, descarg\p{L}*, bajar?, aqui, acceder, enlaces?, leer, empieza\p{L}*, entra\p{L}*, ver`,
  pt: String.raw`ouvir, baix(?:ar|e|a), clique, ler, assistir, acess\p{L}*, tudo em`,
  fr: String.raw`telecharge\p{L}*, cliquez, ici, lire, liens?, voir, regarder, obtenir, acceder`,
  it: String.raw`scarica\p{L}*, clicca, qui, leggi, guarda, collegamento`,
  de: String.raw`anhoren, herunterladen, laden, hier, jetzt, klick\p{L}*, weiter, lesen, zum`,
  nl: String.raw`downloaden, klik\p{L}*, hier, lezen, bekijken`,
  pl: "pobierz, kliknij, tutaj, czytaj, ogladaj, zobacz",
  tr: String.raw`indir\p{L}*, tikla\p{L}*, buradan, buraya, oku, izle`,
  id: "unduh, klik(?: di sini)?, di sini, baca, tonton, daftar",
  ru: String.raw`слушать, открыть, (?:с?кача|скачив)\p{L}*, читать, смотреть, ссылк\p{L}*, здесь, тут, перейти, получить, жми\p{L}*`,
  ja: "ダウンロード, こちら, ここから, クリック, 読む, 視聴, 聴く, 入手",
  zh: "下载, 点击, 点此, 阅读, 进入, 立即, 观看, 链接, 领取, 收听, 获取",
  ko: "다운로드, 클릭, 바로가기, 보기, 링크",
});

/** Orders to look for the goods at a place that is no link: sites that filter links are got round so. */
export const elsewhere = phrases({
  any: String.raw`(?:telegram|whatsapp|discord|skype|wechat|qq) ?[:@+]\s?[\w@+]+, t\.me/\S+, wa\.me/\S+`,
  en: String.raw`(?:type|search|look|google|enter|write)\b[^.\n]{0,60} (?:into|in|on|with|at) (?:google|yandex|bing|telegram|youtube|the search),
    google (?:for )?["'«“][^"'»”\n]{3,40}["'»”], open the first result, (?:contact|message|write to|dm|text|e-?mail) (?:me|us|\S+ ?(?:@|\(at\))),
    link (?:is )?in (?:the )?(?:bio|profile|comments|description), \w{1,30} ?(?:\(at\)|\[at\]) ?\w{1,30} ?(?:dot|\(dot\)|\[dot\]|\.) ?\w{1,30}`,
  es: String.raw`busca(?:d|lo|r)?\b[^.\n]{0,60} en (?:google|telegram), (?:escribe|contacta)(?:me|nos)`,
  pt: String.raw`(?:procure|pesquise|busque)\b[^.\n]{0,60} no (?:google|telegram), (?:chama|fala) no (?:whatsapp|zap|telegram)`,
  fr: String.raw`(?:tapez|cherchez)\b[^.\n]{0,60} (?:dans|sur) (?:google|telegram)`,
  it: String.raw`cerca(?:te)?\b[^.\n]{0,60} su (?:google|telegram)`,
  de: String.raw`(?:such|gib)\p{L}*\b[^.\n]{0,60} (?:bei|in|auf) (?:google|telegram)`,
  tr: "google'?(?:da|a|de)? (?:aratin|yazin|ara)",
  id: String.raw`(?:cari|ketik)\b[^.\n]{0,60} di google`,
  ru: String.raw`(?:набери|введи|найди|ищи|загугли)\p{L}*[^.\n]{0,60} (?:в|на) (?:гугле?|google|яндексе?|телеграме?|telegram), (?:пиши|пишите) (?:в|на) \p{L}+`,
  ja: "で検索",
  zh: "加(?:微信|群|qq), 进群, 百度搜索, 搜索公众号, 公众号",
  ko: "카톡, 텔레그램",
});

/** Orders to take down one's guard, in which what guards stands near what is to be done with it. */
export const guardDown = phrases({
  any: "no-?survey",
  en: String.raw`(?:turn(?:ing)? off|disabl\p{L}*|deactivat\p{L}*|switch(?:ing)? off|clos\p{L}*|paus\p{L}*|stop) (?:\p{L}+ ){0,2}(?:anti-?virus|defender|firewall|real-?time protection),
    (?:anti-?virus|defender) (?:off|disabled|false positive|must be), false positives?, no (?:human )?verification, without (?:human )?verification, no survey,
    no ban, (?:no|without|zero) virus(?:es)?, virus[- ]free, 100 ?% (?:working|safe|clean|virus[- ]free|legit), (?:robot|human) check`,
  es: String.raw`(?:desactiv|apag|deshabilit|cierr)\p{L}* (?:\p{L}+ ){0,2}anti-?virus, sin verificacion(?: humana)?, sin baneo, sin virus, 100 ?% (?:seguro|funcional)`,
  pt: String.raw`(?:desativ|deslig|desabilit|fech)\p{L}* (?:\p{L}+ ){0,2}anti-?virus, sem verificacao(?: humana)?, sem ban, sem virus, 100 ?% (?:seguro|funcionando)`,
  fr: String.raw`(?:desactiv|coup)\p{L}* (?:\p{L}+ ){0,2}anti-?virus, sans (?:verification|virus), 100 ?% (?:fonctionnel|sur)`,
  it: String.raw`(?:disattiv|disabilit|spegn)\p{L}* (?:\p{L}+ ){0,2}anti-?virus, senza (?:verifica|virus)`,
  de: String.raw`(?:virenscanner|virenschutz|antivirus\p{L}*|defender)(?: \p{L}+){0,3} (?:aus|ausschalten|abschalten|deaktivieren|ausmachen),
    (?:deaktivier|schalt)\p{L}* (?:\p{L}+ ){0,3}(?:virenscanner|virenschutz|antivirus\p{L}*), ohne (?:uberprufung|verifizierung|umfrage|viren), kein bann?`,
  nl: "virusscanner (?:uit|uitschakelen), zonder virus",
  pl: String.raw`wylacz\p{L}* (?:\p{L}+ ){0,2}antywirus\p{L}*, bez wirusow`,
  tr: String.raw`anti-?virus\p{L}* (?:\p{L}+ )?kapat\p{L}*, virussuz`,
  id: String.raw`matikan (?:\p{L}+ )?anti-?virus, tanpa virus`,
  ru: String.raw`(?:отключ|выключ)\p{L}* (?:\p{L}+ ){0,2}(?:антивирус|защитник)\p{L}*, антивирус\p{L}* (?:\p{L}+ ){0,2}(?:отключ|выключ)\p{L}*, без (?:вирусов|регистрации|смс), бан\p{L}* (?:не )?ловят`,
  ja: "BANなし, アカウントBAN, ウイルス対策(?:ソフト)?を(?:無効|停止)",
  zh: "关闭(?:杀毒|防火墙), 免杀",
  ko: "백신 ?(?:끄|해제)",
});

/** Timers, last places and the haste that goes with them. */
export const waiting = phrases({
  en: String.raw`wait (?:\p{L}+ )?\d+ (?:seconds|sec|s), (?:\d+|ten|five|fifteen|thirty) seconds, countdown, timer, (?:only|until) (?:today|midnight|tonight), (?:spots?|copies|downloads|places) left, last hour, every (?:\d+ )?hours?,
    skip ad, allow notifications, next step, complete (?:the|one|an) (?:offer|survey|download|step)`,
  es: String.raw`esper[ae]\p{L}* (?:los )?\p{L}*\d* ?segundos, solo hoy, hasta (?:la )?medianoche, ultim[ao]s? (?:hora|plazas|copias)`,
  pt: String.raw`esper[ae]\p{L}* (?:os )?\p{L}+ segundos, (?:so|somente) (?:hoje|ate), ultima hora, vagas`,
  fr: String.raw`attend\p{L}* \d+ secondes, jusqu'a minuit, aujourd'hui seulement`,
  it: String.raw`attend\p{L}* \d+ secondi, solo oggi, fino a mezzanotte`,
  de: String.raw`\d+ sekunden warten, nur (?:heute|noch), bis mitternacht`,
  pl: String.raw`poczekaj \d+ sekund, tylko dzis`,
  tr: String.raw`\d+ saniye bekle\p{L}*, sadece bugun`,
  id: String.raw`tunggu \d+ detik, hanya hari ini`,
  ru: String.raw`(?:подожд|жд)\p{L}* (?:\d+ секунд|таймер)\p{L}*, таймер\p{L}*, только сегодня`,
  ja: "\\d{1,3}秒待, 残り\\d{1,4}, 本日限り",
  zh: "等待\\d+秒, 限时, 仅限今天",
});

/** The password of an archive, which keeps scanners out of it. */
export const archivePassword = phrases({
  en: String.raw`(?:archive|rar|zip|unzip|unrar) password, (?<!default |initial |admin )password is, password (?:for|to|of) (?:the )?(?:archive|rar|zip|files?|parts?),
    (?:password|pass) ?[:=], password\)? ?[:=]`,
  es: "contrasena ?[:=], con la contrasena",
  pt: "senha ?[:=], com a senha",
  fr: "mot de passe ?[:=]",
  it: "password ?[:=]",
  de: "passwort ?[:=]",
  pl: "haslo ?[:=]",
  tr: "(?:rar )?sifresi? ?[:=]",
  id: "kata sandi ?[:=]",
  ru: String.raw`пароль ?[:=], пароль (?:от|на|к|для) архив\p{L}*`,
  ja: "解凍パスワード, パスワード[::]",
  zh: "解压密码, 提取码, 卡密",
});
