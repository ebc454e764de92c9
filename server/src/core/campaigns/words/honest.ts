import { phrases } from "../wording.ts";

/** Words about containers, which bait for the general public has no use for. */
export const containers = phrases({
  any: "docker(?:file|-compose|hub)?s?, containerd?, kubernetes, k8s, helm(?: chart)?s?, podman, compose, oci, terraform, ci/cd, argocd, devcontainers?",
  en: "containers?, (?:base|docker|container|this) images?, (?<!ios )images? (?:is|are|for|from|moved|was|were|will), tags(?!:)",
  es: "contenedor(?:es)?, imagen(?:es)? (?:de docker|oficial)",
  pt: "conteiner(?:es)?, imagens? (?:do docker|oficial)",
  fr: "conteneurs?, images? docker",
  it: "container, immagin[ei] docker",
  de: "docker-?images?, container-?images?",
  pl: String.raw`kontener\p{L}*`,
  tr: String.raw`konteyner\p{L}*, imaj\p{L}*`,
  ru: String.raw`контейнер\p{L}*, образ\p{L}* (?:докер|docker)\p{L}*`,
  ja: "コンテナ, イメージ",
  zh: "容器, 镜像",
  ko: "컨테이너, 이미지",
});

/** Words of people who write or run software. */
export const software = phrases({
  any: String.raw`github, gitlab, git, api, cli, nginx, apache, (?<!\.)php, node(?:js)?, python, java(?:script)?, typescript, kotlin, svelte, react, golang, rust(?:lang)?,
    hugo, jekyll, astro, hexo, ci, linux, debian, alpine, ubuntu, localhost, sqlite, postgres(?:ql)?, mysql, redis, yaml, json, gpl(?:-?v?[23](?:\.0)?)?,
    agpl\p{L}*, mit licen[cs]e, apache[- ]2\.0, bsd, wiki`,
  en: String.raw`servers?, self-?hosted, open[- ]?source, source code, source of, repositor(?:y|ies), backend, frontend, web ?app, database, environment variables?,
    deploy(?:ment|ed|s)?, pipeline, quantization, benchmarks?, data ?sets?, corp(?:us|ora), language models?, internal(?: use)?, build(?:s|er)?,
    deprecated, release(?:s|d)? page, push(?:ed)?, developer, framework, documentation, emulator, prototype, homelab, hackathon, tarball, daemon,
    compil(?:e|es|er|ed), kernel, pars(?:er?|es|ing), wrapper, sdk, async, toolkit, middleware, mocks?, callback, bindings, command[- ]?line, commandline,
    renders?, rendering, hooks?, protocol, scrap(?:er?|es|ing), crawler, ocr, agents?, algorithm, rss, gui, app for, projects?, simple (?:tool|utility|script), tools? (?:to|for|that), a program (?:to|for|that), toolsets?, data structures?, probability, prebuilt, llms?, fetching, turns? (?:[\p{L}0-9-]+ ){1,9}into, arduino, esp32, zephyr, openwrt, qmk, yocto, microcontrollers?, embedded, raspberry pi,
    home assistant, react native, flutter, a
    tool (?:to|for|that), notebooks?`,
  es: "servidor(?:es)?, codigo (?:fuente|abierto), interno, desarrollador[ae]?, repositorio, base de datos, despliegue, libreria, biblioteca (?:de|para), ficheros?, herramienta",
  pt: "codigo (?:fonte|aberto), desenvolvedor[ae]?, interna, banco de dados",
  fr: "serveurs?, code source, logiciel libre, depot, interne, developpeu(?:r|se), base de donnees",
  it: "codice sorgente, sviluppatore, interno",
  de: String.raw`quell(?:code|offen)\p{L}*, intern[e]?, entwickler(?:in)?, datenbank, \p{L}{0,20}server`,
  nl: "broncode, ontwikkelaar",
  pl: String.raw`serwer\p{L}*, kod zrodlowy`,
  tr: String.raw`sunucu\p{L}*, acik kaynak, kaynak kod\p{L}*, depo(?:su)?, proje(?:si|miz|nin)?`,
  id: "kode sumber, peladen, proyek",
  ru: String.raw`сервер\p{L}*, исходн\p{L}*, разработчик\p{L}*, репозитори\p{L}*, лабораторн\p{L}*`,
  ja: "サーバー, ソース, リーダー, 演習, 開発, ライブラリ",
  zh: "阅读器, 服务器, 部署, 开源, 源码, 内部, 仅供内部, 模型, 训练, 生成, 引擎, 脚本, 爬虫",
  ko: "서버, 오픈소스, 개발",
});

/**
 * Words about software that those who offer a file for download use as well, of the file or of how it is put to use: all
 * of them together say as much as one of the others.
 */
export const alsoOfDownloads = phrases({
  any: "plugins?, scripts?",
  en: `config(?:uration)?, ports?, volumes?, parameters, login, library, package, components?, modules?, templates?, extensions?, converters?, viewer,
    utilit(?:y|ies), exports?, imports?, widgets?, encoder, decoder, downloader, metadata, convert(?:s|ing)?, extract(?:s|or|ing)?, generates?,
    detect(?:s|ing|or|ion), automat(?:e|es|ed|ion|ically), translator, application, helpers?, providers?, creator, recipes?, strings?, toolbox`,
  ja: "ツール",
  zh: "工具, 仅供",
});

/** Words of people who write about their own work, or for people they know, or of what is given away openly. */
export const ownWork = phrases({
  any: String.raw`cc0, gutenberg, wikisource, creative commons, cc[- ](?:by|0)\p{L}*`,
  // What a team has tested or its members read is bait's own talk.
  en: String.raw`i (?:wrote|made|built), we (?:are|use|build|run|ship|make), annual report,
    (?:employees?|staff), open (?:\p{L}+ )?(?:textbooks?|access|education\p{L}*|data|licen[cs]es?), public domain, thesis, coursework, please cite, legal(?:ly)?`,
  es: String.raw`(?:textos?|libros|recursos|datos|acceso|material) (?:de \p{L}+ )?(?:educativ[ao]s? )?abiert[ao]s?, dominio publico, empleados?, ministeri\p{L}*, universidad, alumn[ao]s?`,
  pt: String.raw`(?:textos?|livros|recursos|dados|acesso|material) (?:de \p{L}+ )?(?:educaciona(?:l|is) )?abert[ao]s?, dominio publico, funcionarios?, disciplina, minist[eé]rio`,
  fr: "domaine public, libres et gratuits, ecole, universite, mediatheques?, cours",
  it: "pubblico dominio, scuola, universita",
  de: String.raw`mitarbeiter\p{L}*, offene\p{L}* (?:daten|lehr\p{L}*|lizenz\p{L}*), gemeinfrei\p{L}*, hochschule, vorlesung\p{L}*, verein\p{L}*`,
  tr: "projemiz",
  ru: String.raw`сотрудник\p{L}*, открыт\p{L}* (?:данн|лиценз|учебник|доступ)\p{L}*, общественно\p{L}* достояни\p{L}*, министерств\p{L}*, университет\p{L}*`,
  ja: "パブリックドメイン, オープンデータ, 提出用",
  zh: "公有领域, 开放(?:数据|教材|获取)",
});

/**
 * Words by which something is called one's own. Reviews and stories that lead to bait are full of them as well, so all
 * of them say as much as one.
 */
export const ownVoice = phrases({
  en: `(?:my|our)(?! (?:team|members?|readers|users|subscribers|visitors|customers|collection|catalogue?|library|archive|channel|group|partners?|offer|site|website|page|link|sister|brother|friends?|professor|teacher|boss|wife|husband|kids?|mother|father|dog|updater|driver|installer|discord|telegram))`,
  es: "(?:mis?|nuestr[ao]s?)",
  pt: "(?:noss[ao]s?|meus?|minhas?)(?! (?:pdf|e-?book|acesso|exemplar))",
  fr: "(?:notre|nos|mon)",
  it: "(?:nostr[aoie]|mi[ao]|miei|mie)",
  de: String.raw`(?:unser\p{L}*|mein\p{L}*)`,
  ru: String.raw`(?:мо[йяеи]|наш\p{L}*)`,
  ja: "私の",
  zh: "我的, 我们的",
});

/** What people say of a site that is their own. */
export const ownSites = phrases({
  any: "portfolio, blog",
  en: String.raw`(?:my|our|this|personal|private|company|static|wedding|club|source of (?:my|our|the)) (?:\p{L}+ ){0,2}(?:web ?site|site|home ?page|blog|portfolio|page), (?:web ?site|home ?page|web ?page|blog) (?:of|for), landing page,
    the (?:web)?site (?:has|is|will|uses|shows)`,
  es: String.raw`portafolio, (?:mi|mis|nuestra|esta) (?:\p{L}+ )?(?:web|pagina|sitio|blog), (?:pagina|sitio|web|blog) (?:web |oficial |personal |pessoal )?de(?:l| la)?`,
  pt: String.raw`(?:minha|meu|nossa|este|esta) (?:\p{L}+ )?(?:pagina|site|blog), (?:pagina|site|blog) (?:oficial |pessoal )?d[aeo]s?`,
  fr: String.raw`(?:mon|notre|ce) (?:\p{L}+ )?(?:site|blog), site (?:web |officiel |personnel )?(?:de|du|d')`,
  it: String.raw`(?:il )?(?:mio|nostro|questo) (?:\p{L}+ )?(?:sito|blog), sito (?:web |ufficiale )?(?:di|del)`,
  de: String.raw`(?:meine|unsere|diese|private) (?:\p{L}+ )?(?:homepage|web ?seite|seite|website|blog), (?:homepage|web ?seite|website|internetseite|blog) (?:von|vom|der|des|fur)`,
  tr: String.raw`kisisel (?:web )?site\p{L}*`,
  ru: String.raw`мо[йя] (?:\p{L}+ )?(?:сайт|блог|страниц\p{L}*), (?:личн\p{L}*|наш\p{L}*|официальн\p{L}*) (?:сайт|блог|страниц)\p{L}*`,
  ja: "私のサイト, 個人サイト, 公式サイト, サイト本体, ブログ, ホームページ",
  zh: "个人(?:网站|博客|主页), 我的(?:网站|博客), 官网",
});

/** What keys are made of where nothing is cracked. */
export const cryptography = phrases({
  any: String.raw`ssh, rsa, dsa, ecdsa, ed25519, gpg, pgp, tls, x\.?509, wireguard, bls, eddsa, jwt, hsm`,
  en: String.raw`(?:public|private|signing|encryption) keys?, key ?pairs?, certificates?, crypto\p{L}*, wallets?, validators?, signs, signed`,
});

/** Words of public offices, which give away what they have for nothing, and of what they call it. */
export const publicOffices = phrases({
  en: "open ?data, ministry of, municipality, city council, county council, public records",
  es: "datos abiertos, ministerio de, ayuntamiento, municipalidad",
  pt: "dados abertos, ministerio d[aeo]s?, prefeitura, camara municipal",
  fr: "donnees ouvertes, ministere d[eu]s?, mairie, prefecture",
  it: "dati aperti, ministero d\\p{L}+, comune di",
  de: "offene daten, stadtverwaltung, gemeindeverwaltung, landratsamt, bundesministerium",
  pl: "otwarte dane, urzad (?:miasta|gminy)",
  ru: "открытые данные, министерств\\p{L}*, администраци[яи] (?:города|района)",
  ja: "オープンデータ, 市役所, 区役所, 県庁",
  zh: "开放数据, 市政府, 人民政府",
  ko: "공공데이터, 시청, 구청",
});

/** Words of those who study bait and cracks, or teach about them: what lays bait says nothing of the kind. */
export const warnings = phrases({
  any: "phishing, crackmes?, keygenmes?, ctf, honeypots?, infosec, osint",
  en: `capture the flag, reverse[- ]engineer(?:ing|ed)?, warning signs, awareness(?: training| course)?, teaching exhibit, threat (?:intelligence|report|research), indicators? of compromise, (?:block|deny)lists?, threat ?feeds?, taxii, (?:info)?stealers?, malware (?:analysis|samples?|famil(?:y|ies)|research),
    security (?:research|class|course|training), (?:lab|training) exercises?, scams? (?:pages?|sites?|mails?|detection)`,
  es: "ingenieria inversa, concienciacion, senales de alarma, paginas? fraudulentas?",
  pt: "engenharia reversa, conscientizacao, sinais de alerta, paginas? fraudulentas?",
  fr: "hameconnage, retro-?ingenierie, sensibilisation, signes d'alerte",
  it: "ingegneria inversa, sensibilizzazione, campanelli d'allarme",
  de: String.raw`reverse-engineering, sensibilisierung\p{L}*, warnzeichen, phishing-\p{L}+`,
  pl: "inzynieria wsteczna, wyludzani[ae]",
  tr: "tersine muhendislik, oltalama",
  ru: String.raw`фишинг\p{L}*, обратн\p{L}+ разработк\p{L}+, реверс-?инжиниринг\p{L}*`,
  ja: "フィッシング, リバースエンジニアリング, 注意喚起",
  zh: "钓鱼(?:网站|页面|邮件), 逆向工程, 安全(?:培训|研究)",
  ko: "피싱, 리버스 엔지니어링",
});
