import { phrases } from "./fold.ts";

/**
 * What bait tells its readers to do, in the languages of the campaigns. None of it means anything alone.
 */

/** Orders to sign up, which is where the book's price comes in. */
export const registering = phrases(
  [
    "(?:creat\\p{L}*|open\\p{L}*|register) (?:an?|your|a free|the free) (?:free )?account",
    "free (?:trial|registration|account)",
    "mes gratis",
    "(?:crea|abre) (?:tu|una) cuenta",
    "(?:crie|criar) (?:uma|sua) conta",
    "(?:kostenlos(?:e[snr]?)? )?(?:konto|probemonat)",
    "бесплатн\\p{L}* (?:регистраци|аккаунт)\\p{L}*",
  ],
  ["会員登録", "无需付费注册", "免费注册", "注册账号"],
);

/** What stands on a link that wants to be followed. */
export const calling = phrases(
  [
    "downloads?(?: \\p{L}+)?",
    "get(?: (?:it|now|this|the|your|book|access)\\p{L}*)?",
    "click(?: here)?",
    "here",
    "read(?: (?:online|more|now|book))?",
    "watch(?: now| here)?",
    "start(?: now)?",
    "open",
    "go",
    "continue",
    "visit",
    "link",
    "mirror(?: \\d+)?",
    "activator",
    "keygen",
    "claim",
    "join",
    "sign ?up",
    "access",
    "play",
    "descarg\\p{L}*",
    "aqui",
    "acceder",
    "enlace",
    "leer",
    "empieza\\p{L}*",
    "entra\\p{L}*",
    "ver",
    "baix(?:ar|e|a)",
    "clique",
    "ler",
    "assistir",
    "acess\\p{L}*",
    "herunterladen",
    "laden",
    "hier",
    "jetzt",
    "klick\\p{L}*",
    "weiter",
    "lesen",
    "zum",
    "скача\\p{L}*",
    "читать",
    "смотреть",
    "ссылк\\p{L}*",
    "здесь",
    "перейти",
    "получить",
    "жми\\p{L}*",
  ],
  [
    "ダウンロード",
    "こちら",
    "ここから",
    "クリック",
    "読む",
    "視聴",
    "下载",
    "点击",
    "点此",
    "阅读",
    "进入",
    "立即",
    "观看",
    "链接",
    "领取",
  ],
);

/** Orders to take down one's guard. */
export const guardDown = phrases(
  [
    "(?:turn off|disable|deactivate|switch off) (?:your |the |any )?(?:anti-?virus|defender|firewall)",
    "(?:anti-?virus|defender) (?:off|disabled|false positive)",
    "false positive",
    "no (?:human )?verification",
    "without (?:human )?verification",
    "no survey",
    "(?:desactiv|desativ|deslig)\\p{L}* (?:el |o |seu )?anti-?virus",
    "sin verificacion(?: humana)?",
    "sem verificacao(?: humana)?",
    "(?:virenscanner|antivirus\\p{L}*)(?: \\p{L}+){0,3} (?:ausschalten|abschalten|deaktivieren)",
    "(?:deaktiviere\\p{L}*|schalte\\p{L}*) (?:\\p{L}+ ){0,3}(?:virenscanner|antivirus\\p{L}*)",
    "ohne (?:uberprufung|verifizierung|umfrage)",
    "отключит\\p{L}* (?:\\p{L}+ ){0,2}антивирус\\p{L}*",
    "без (?:вирусов|регистрации и смс)",
    "(?:your |the )?card will not be charged",
    "no ban",
    "kein bann?",
    "sin baneo",
    "sem ban",
  ],
  ["BANなし", "アカウントBAN", "ウイルス対策(?:ソフト)?を(?:無効|停止)", "关闭(?:杀毒|防火墙)", "免杀"],
);

/** The password of an archive, which keeps scanners out of it. */
export const archivePassword = phrases(
  [
    "(?:archive|rar|zip|unzip|unrar) password",
    "password (?:for|to|of) (?:the )?(?:archive|rar|zip|file)",
    "(?:password|pass|contrasena|senha|passwort) ?[:=]",
    "password\\)? ?[:=]",
    "пароль (?:от|на|к|для) архив\\p{L}*",
    "con la contrasena",
    "com a senha",
  ],
  ["解凍パスワード", "パスワード[::]", "解压密码", "提取码"],
);
