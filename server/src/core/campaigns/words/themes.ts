import { phrases } from "../wording.ts";

/**
 * What a life is told by, theme by theme, beside the ages, jobs and pastimes of `lives.ts`. A page on anything may
 * touch one or two of them; hardly any but a profile touches several.
 */

export const families = phrases({
  en: String.raw`(?:my|his|her|a|the|with) (?:\p{L}+ )?(?:wife|husband|spouse|hubby|partner|son|daughter|sons|daughters|kids?|child|children|mother|father|mom|mum|dad|parents|brothers?|sisters?|siblings|cousins?|aunt|uncle|grand(?:ma|pa|mother|father)|family|fiancee?|girlfriend|boyfriend|dogs?|cats?),
    (?:married|divorced|widowed|engaged) (?:to|with|and|for), (?:mother|mom|mum|father|dad|parent) of (?:\p{L}+|\d), (?:one|two|three|four|five|\d) (?:kids|children|sons|daughters|brothers|sisters|siblings|cats|dogs)`,
  es: "(?:mi|mis|su|sus|con|un|una|dos|tres) (?:espos[ao]|marido|mujer|hij[ao]s?|padres|madre|padre|herman[ao]s?|prim[ao]s?|ti[ao]s?|abuel[ao]s?|niet[ao]s?|familia|novi[ao]|perr[ao]s?|gat[ao]s?), casad[ao], divorciad[ao], solter[ao], viud[ao]",
  pt: "(?:minha|minhas|meu|meus|sua|seu|com|a|o|um|uma|dois|duas|tres) (?:espos[ao]|marido|mulher|filh[ao]s?|pais|mae|pai|irma(?:o|s|os)?|prim[ao]s?|ti[ao]s?|avo|net[ao]s?|familia|namorad[ao]|cachorr[ao]s?|gat[ao]s?), casad[ao], divorciad[ao], solteir[ao], viuv[ao]",
  fr: "(?:ma|mon|mes|sa|son|ses|une?|deux|trois|avec) (?:femme|mari|epou(?:x|se)|fils|fille|filles|enfants?|mere|pere|parents|s(?:oe|œ)urs?|freres?|cousine?s?|tante|oncle|famille|chien(?:ne)?s?|chats?), mariee?, divorcee?, celibataire, veu(?:f|ve)",
  it: "(?:mi[ao]|sua|suo|la|il|con|un|una|due|tre) (?:moglie|marito|figli[aoe]?|madre|padre|genitori|fratell[oi]|sorell[ae]|cugin[aoei]|zi[ao]|nonn[aoi]|famiglia|cane|gatt[oi]|amiche?|amic[oi]), sposat[ao], divorziat[ao], single, vedov[ao]",
  de: "(?:mein|meine[mnr]?|seine?[mnr]?|ihre?[mnr]?|eine?[mnr]?|zwei|drei) (?:frau|mann|sohn|sohne|tochter|kind(?:er|ern)?|mutter|vater|eltern|bruder|schwester|geschwister|cousine?|tante|onkel|oma|opa|familie|hund|katzen?), verheiratet, geschieden, ledig, verwitwet",
  nl: "(?:mijn|zijn|haar|een|twee|drie) (?:vrouw|man|zoon|dochter|kinderen|moeder|vader|ouders|broer|zus|gezin|hond|kat), getrouwd",
  pl: String.raw`(?:zon[aey]|maz|mez(?:em|a)|syn\p{L}*|cork\p{L}*|dzieck\p{L}*|dzieci|rodzin\p{L}*|brat(?:em|a)?|siostr\p{L}*|kuzyn\p{L}*|ciotk\p{L}*|babci\p{L}*|ps(?:em|a)|kot(?:em|a)?), zonat\p{L}*, mezatk\p{L}*, rozwiedzion\p{L}*`,
  tr: String.raw`(?:esim|esiyle|karim|kocam|oglu?m?|kizim|cocu[kg]\p{L}*|annem|babam|ailem\p{L}*|kardes\p{L}*|kuzen\p{L}*|kopegim|kedim), evli(?:yim)?, bekar(?:im)?`,
  id: String.raw`(?:istri|suami|anak(?:ku)?|ibu|ayah|kakak|adik|keponakan|sepupu|keluarga)\p{L}*, menikah, lajang`,
  ru: String.raw`(?:жен[аеуы]|женой|муж(?:ем|а|у)?|сын(?:ом|а|у|овья)?|доч(?:ь|ка|ку|кой|ери|ерью)|дети|детьми|детей|родител\p{L}*|семь[яеёию]\p{L}*|брат(?:ом|а)?|сестр\p{L}*|т[её]т[яеию]|д[яюе]д[яюе]|бабушк\p{L}*|внук\p{L}*|собак\p{L}*|кот(?:ом|а)?|кошк\p{L}*), женат, замужем, холост, разведен\p{L}*`,
  ja: "妻, 夫と, 夫の, 主人, 息子, 娘, 子供, 子ども, 両親, 兄弟, 姉, 妹, 家族, 独身, 既婚, 愛犬, 愛猫",
  zh: "妻子, 丈夫, 老公, 老婆, 儿子, 女儿, 孩子, 父母, 爸爸, 妈妈, 哥哥, 姐姐, 弟弟, 妹妹, 家人, 已婚, 未婚, 单身",
  ko: "아내, 남편, 아들, 딸, 아이들, 부모님, 형제, 언니, 누나, 동생, 가족, 결혼, 강아지, 고양이",
});

export const homes = phrases({
  en: String.raw`(?:live|lives|living|lived|residing|resides?|reside|born|raised|grew up|dwells?) (?:in|at|near|with), (?:i'm|i am|he is|she is|he's|she's|is|originally|comes?|hails?|out) (?:from|of) \p{L}+, (?:my|our|his|her|their) (?:house|home|flat|apartment) (?:is|stands), (?:house|home) (?:is|stands|has been) (?:now )?(?:in)?, (?:always )?been (?:my|his|her|our) home, (?:country|city|town|street|postal code|zip|address): ?\S+`,
  es: String.raw`(?:vivo|vive|vivimos|resid[eo]|residente|nac[ií]|nacio|radicad[ao]|natural|oriund[ao]) (?:en|de) \p{L}+, (?:pais|ciudad|calle|direccion): ?\S+, soy de \p{L}+`,
  pt: String.raw`(?:moro|mora|moramos|vivo|vive|resid[eo]|nasci|nasceu|natural|nascid[ao]) (?:em|no|na|de|do|da) \p{L}+, (?:pais|cidade|rua|endereco): ?\S+, sou d[aeo] \p{L}+`,
  fr: String.raw`(?:j'?habite|habite|vis|vit|reside|demeure|originaire|nee?) (?:a|en|au|aux|dans|de|d'|pres) ?\p{L}+, (?:pays|ville|rue|adresse) ?: ?\S+, je viens d\p{L}*`,
  it: String.raw`(?:vivo|vive|abit[oa]|risied[oe]|nat[oa]|origin\p{L}+) (?:a|in|di|nel|nella|da) \p{L}+, (?:paese|citta|via|indirizzo): ?\S+, vengo da`,
  de: String.raw`(?:lebe|lebt|wohne|wohnt|wohnhaft|geboren|aufgewachsen) (?:in|im|bei|mit|am) \p{L}+, (?:komme|kommt|stamme|stammt) aus, (?:land|ort|stadt|strasse|plz|wohnort): ?\S+`,
  nl: String.raw`(?:woon|woont|geboren) in \p{L}+, kom uit \p{L}+`,
  pl: String.raw`(?:mieszka\p{L}*|urodz\p{L}*|pochodz\p{L}*) (?:w|we|na|sie|z|ze) \p{L}+`,
  tr: String.raw`\p{L}+ ?'?(?:da|de|ta|te) (?:yasiyor|oturuyor|dogd|ikamet)\p{L}*, yasiyorum, \p{L}+liyim`,
  id: String.raw`(?:tinggal|lahir|berdomisili|menetap) di \p{L}+, (?:berasal|asal) (?:dari )?\p{L}+`,
  ru: String.raw`(?:живу|жив[её]т|проживаю|проживает|родил(?:ся|ась)|родом) (?:в|во|на|из|под) \p{L}+, из города`,
  ja: "在住, 住んで, 住まい, 暮らし, 出身, 生まれ",
  zh: "来自, 住在, 居住, 生于, 出生于, 家住, 老家",
  ko: "살고, 거주, 출신, 태어",
});

/** Trades, which a life is told by whether or not a word says that it is one. */
export const trades = phrases({
  en: String.raw`(?:accountant|actuary|bookkeep(?:er|ing)|clerk|cashier|receptionist|secretary|librarian|nurse|dentist|optometrist|pharmacist|veterinar\p{L}+|midwife|therapist|plumber|electrician|carpenter|cabinet maker|mason|welder|roofer|painter|plasterer|surveyor|machinist|mechanic|fitter|tailor|seamstress|hairdresser|barber|baker|butcher|chef|cook|waiter|waitress|bartender|gardener|florist|farmer|shepherd|fisherman|sailmaker|sailor|pilot|trucker|driver|conductor|postman|courier|police officer|firefighter|soldier|lawyer|solicitor|notary|magistrate|teacher|lecturer|tutor|priest|jeweller|glazier|upholsterer|locksmith|horse trainer|zookeeper|meter reader|housewife|pensioner|salesman|saleswoman)s?,
    (?:my|his|her|day) (?:job|profession|occupation|career)(?: is| has| was)?, professional life, works? (?:at|as|for|in) \p{L}+, (?:part|full)[- ]time job, (?:earns?|make|makes) (?:the|my|his|her|a) (?:money|living)`,
  es: String.raw`(?:contador[ae]?|contable|albanil|fontaner[ao]|plomer[ao]|electricista|carpinter[ao]|panader[ao]|pescader[ao]|carnicer[ao]|cociner[ao]|camarer[ao]|jardiner[ao]|florista|peluquer[ao]|enfermer[ao]|dentista|maestr[ao]|profesor[ae]?|abogad[ao]|secretari[ao]|mecanic[ao]|sastre|costurera|conductor[ae]?|cartero|bibliotecari[ao]|agricultor[ae]?|soldador[ae]?|herrero), trabajo:? (?:en|de|como|\p{L}+), mi (?:trabajo|profesion|oficio)`,
  pt: "(?:contador[ae]?|pedreir[ao]|encanador[ae]?|eletricista|carpinteir[ao]|padeir[ao]|acougueir[ao]|cozinheir[ao]|garcon(?:ete)?|jardineir[ao]|florista|cabeleireir[ao]|enfermeir[ao]|dentista|professor[ae]?|advogad[ao]|secretari[ao]|mecanic[ao]|costureir[ao]|alfaiate|motorista|carteir[ao]|bibliotecari[ao]|agricultor[ae]?|soldador[ae]?), meu (?:trabalho|emprego), minha profissao",
  fr: "(?:comptable|macon|plombi(?:er|ere)|electricien(?:ne)?|charpentier|menuisier|boulang(?:er|ere)|boucher|cuisini(?:er|ere)|serveu(?:r|se)|jardini(?:er|ere)|fleuriste|coiffeu(?:r|se)|infirmi(?:er|ere)|dentiste|institut(?:eur|rice)|professeur|avocate?|secretaire|mecanicien(?:ne)?|couturi(?:er|ere)|tailleur|facteur|bibliothecaire|agricult(?:eur|rice)|soudeur|ramoneur|horlog(?:er|ere)), mon (?:metier|travail|boulot)",
  it: String.raw`(?:contabile|ragionier[ae]|muratore|idraulico|elettricista|falegname|fornai[ao]|macellai[ao]|cuoc[ao]|camerier[ae]|giardinier[ae]|fiorista|parrucchier[ae]|infermier[ae]|dentista|maestr[ao]|professor\p{L}*|avvocat[ao]|segretari[ao]|meccanico|sart[ao]|autista|postin[ao]|bibliotecari[ao]|contadin[ao]|saldatore|doratrice|orafo), il mio lavoro, (?:faccio|fa) (?:il|la|l') ?\p{L}+`,
  de: "(?:buchhalter|kassierer|sekretar|bibliothekar|krankenpfleger|krankenschwester|zahnarzt|apotheker|hebamme|klempner|elektriker|tischler|schreiner|maurer|schweisser|dachdecker|maler|gerustbauer|schlosser|mechaniker|schneider|friseur|backer|metzger|fleischer|koch|kochin|kellner|gartner|florist|landwirt|fischer|brieftrager|lehrer|anwalt|notar|uhrmacher|glaser|imker)(?:in)?, (?:mein|meine) (?:beruf|arbeit|job)",
  pl: String.raw`(?:ksiegow\p{L}*|murarz\p{L}*|hydraulik\p{L}*|elektryk\p{L}*|stolarz\p{L}*|piekarz\p{L}*|rzeznik\p{L}*|kucharz\p{L}*|kucharka|kelner\p{L}*|ogrodnik\p{L}*|kwiaciark\p{L}*|fryzjer\p{L}*|pielegniark\p{L}*|dentyst\p{L}*|nauczyciel\p{L}*|prawnik\p{L}*|sekretark\p{L}*|mechanik\p{L}*|krawcow\p{L}*|krawiec|kierowc\p{L}*|listonosz\p{L}*|bibliotekar\p{L}*|rolnik\p{L}*)`,
  tr: String.raw`(?:muhasebeci|duvarci|tesisatci|elektrikci|marangoz|firinci|kasap|asci|garson|bahcivan|cicekci|kuafor|berber|hemsire|disci|ogretmen|avukat|sekreter|tamirci|terzi|sofor|postaci|kutuphaneci|ciftci|bakkal)\p{L}*`,
  id: "tukang \\p{L}+, akuntan, perawat, guru, petani, nelayan, penjahit, sopir, juru masak, pustakawan, pedagang, montir",
  ru: String.raw`(?:бухгалтер|каменщик|сантехник|электрик|плотник|столяр|пекар|мясник|повар|официант|садовник|флорист|парикмахер|медсестр|стоматолог|учител|юрист|секретар|механик|портн|швея|водител|почтальон|библиотекар|фермер|сварщик|стекольщик|продав(?:ец|щиц)|часовщик)\p{L}*`,
  ja: "職業, 会計士, 看護師, 教師, 美容師, 料理人, 大工, 庭師, 農家, 漁師, 店員, 運転手, 司書, 郵便局, 主婦, 薬剤師, 歯科医",
  zh: "职业, 会计, 护士, 老师, 教师, 理发师, 厨师, 木匠, 园丁, 农民, 渔民, 店员, 司机, 图书管理员, 律师, 医生, 电工, 裁缝, 从事",
  ko: "직업, 회계사, 간호사, 교사, 미용사, 요리사, 목수, 정원사, 농부, 어부, 운전기사, 사서, 변호사, 회사원",
});

/** What is filled in of a person in forms and friendship books. */
export const details = phrases({
  en: String.raw`(?:birthday|date of birth|zodiac|star sign|blood(?: type| group)?|height|weight|marital status|gender|sex|favou?rite \p{L}+|colou?r|car|nickname|full name|first name|last name|postal code|mother'?s maiden name):? ?\S+, favou?rite`,
  es: String.raw`(?:cumpleanos|signo|estatura|estado civil|sexo|color favorito|comida favorita|nombre completo|sueno): ?\S+, favorit[ao]s?`,
  pt: String.raw`(?:aniversario|signo|altura|estado civil|sexo|nome completo|sonho): ?\S+, (?:favorit[ao]|preferid[ao])s?`,
  fr: String.raw`(?:anniversaire|signe|taille|etat civil|sexe|nom complet) ?: ?\S+, preferee?s?`,
  it: String.raw`(?:compleanno|segno|altezza|stato civile|sesso|nome completo): ?\S+, preferit[aoie]`,
  de: String.raw`(?:geburtstag|sternzeichen|grosse|familienstand|geschlecht|vorname|nachname|mein name): ?\S+, lieblings\p{L}+`,
  pl: String.raw`(?:urodziny|znak zodiaku|wzrost|stan cywilny|plec|imie): ?\S+, ulubion\p{L}+`,
  tr: String.raw`(?:dogum gunu|burc|boy|medeni hal|cinsiyet|ad soyad): ?\S+, en sevdigim, favorim`,
  id: "(?:ulang tahun|zodiak|tinggi|status|jenis kelamin|nama lengkap): ?\\S+, favorit(?:ku)?, kesukaan(?:ku)?",
  ru: String.raw`(?:день рождения|знак зодиака|рост|семейное положение|пол|полное имя|имя): ?\S+, любим\p{L}+ (?:цвет|блюдо|фильм|книга|еда|место)`,
  ja: "誕生日, 星座, 血液型, 身長, 性別, 好きな(?:色|食べ物|映画|場所)",
  zh: "生日, 星座, 血型, 身高, 性别, 最喜欢的, ,(?:男|女),",
  ko: "생일, 별자리, 혈액형, 성별, 가장 좋아하는",
});

export const schools = phrases({
  en: String.raw`(?:i'?m|i am|he is|she is|currently) (?:studying|learning|majoring), stud(?:y|ies|ied|ying) (?:\p{L}+ )?(?:at|in) \p{L}+, (?:high school|college|university) student, (?:local )?(?:university|college|high school), about to graduate, graduated from, learning to \p{L}+, tr(?:y|ies) to learn`,
  es: "estudi(?:o|a|e|ante), instituto, me gradue",
  pt: "estud(?:o|a|ei|ante), faculdade, me formei",
  fr: "etudiante?, j'?etudie, lycee",
  it: "studi[oa], studente(?:ssa)?, liceo, diplomat[ao]",
  de: "studiere, studiert, studentin, student, schuler(?:in)?, gymnasium",
  pl: String.raw`studi(?:uj\p{L}*|a|ow), student\p{L}*, liceum`,
  tr: String.raw`ogrenci\p{L}*, okuyorum, lise\p{L}*`,
  id: "mahasiswa, kuliah, sekolah, pelajar",
  ru: String.raw`студент\p{L}*, учусь, учится, школ[аеуы], школьни\p{L}*`,
  ja: "大学生, 学生, 高校, 卒業",
  zh: "大学生, 学生, 就读, 毕业",
  ko: "대학생, 학생, 졸업",
});

/** Journeys in any words, and the kind of place that they lead to. */
export const journeys = phrases({
  en: String.raw`(?:visited|visiting|journey(?:ed|s)?|travel(?:s|led|ed|ling|ing)?|trip|vacation(?:s|ing)?|voyage|cruise|tour(?:ed|ing)?|holidays?|explor(?:e|es|ed|ing)) (?:to|in|the|around|through|across|unfamiliar|new|of) \p{L}+, (?:unfamiliar|new|far) (?:destinations|places|lands), historic (?:town|centre|center) of, old town of, ancient (?:town|city), world heritage`,
  es: String.raw`(?:visit[eo]|viaj[eo]|conoci(?:o)?|viaje|volvi(?:o)?|regres[eo]) (?:a|al|en|de|hace|recientemente|las?|los|el) \p{L}+, patrimonio de la humanidad`,
  pt: String.raw`(?:visit(?:ei|ou)|viaj(?:ei|ou)|conhec(?:i|eu)|viagem|volt(?:ei|ou)) (?:a|ao|as|para|o|os|d[aeo]) \p{L}+, patrimonio mundial`,
  fr: String.raw`(?:visit(?:e|er)|voyage|periple|sejour|vacances|decouvert|revien[st]|rentree?) (?:a|au|aux|en|l'?a|de|du|d'|le|la|les) ?\p{L}+, patrimoine mondial`,
  it: String.raw`(?:visitato|viaggio|viaggiato|gita|vacanza|tornat[oa]) (?:di recente |a |in |il |la |le |gli |da |al )\p{L}+, patrimonio dell'umanita`,
  de: String.raw`(?:besuchte?|bereiste?|reiste?|gereist|urlaub|reise|ausflug) (?:ich |er |sie )?(?:in|nach|an|zu[rm]?|den|die|das) \p{L}+, weltkulturerbe`,
  pl: String.raw`(?:zwiedz\p{L}+|odwiedz\p{L}+|podroz\p{L}*|wycieczk\p{L}*|wrocil\p{L}*) \p{L}+`,
  tr: String.raw`\p{L}+'?(?:i|u|ye|ya|e|a) (?:gezdi\p{L}*|gitti\p{L}*|ziyaret et\p{L}*), (?:gezi|seyahat|tatil)\p{L}*`,
  id: "(?:jalan-jalan|berlibur|berwisata|liburan|mengunjungi|berkunjung) (?:ke )?\\p{L}+",
  ru: String.raw`(?:побывал|посетил|съездил|ездил|вернул(?:ся|ась)|поехать|путешеств\p{L}+)\p{L}* (?:у|в|во|на|из|с|к|по) \p{L}+`,
  ja: "へ行[きっ], に行[きっ], を訪れ, 旅行, 旅し",
  zh: "去过, 旅游, 旅行, 游览, 参观",
  ko: "여행, 다녀왔, 방문",
});

/** Words to a company that the writer joins: of forums, where the texts come from. No repository has one. */
export const companies = phrases({
  en: String.raw`(?:nice|glad|happy|pleased|excited|delighted|proud|great|good) to (?:be (?:part|a part|a member|here|on)|join|meet (?:you|everyone|all|everybody))(?: \p{L}+)?, (?:hello|hi|hey|greetings) (?:there|everyone|everybody|all|guys|friends?|world|to all), (?:new|newbie) (?:here|to this (?:forum|site|community)), i (?:am|can be|could be|may be) (?:useful|helpful) (?:in|to|here)\p{L}*, (?:not much|nothing|little) (?:really )?to (?:say|write|tell) about (?:me|myself)(?: \p{L}+)?, just wanted? to say (?:hi|hello), thank(?:s| you) for (?:visiting|reading|stopping by|the visit)`,
  es: String.raw`(?:hola|saludos|buenas) (?:a )?(?:tod[oa]s|amig[oa]s|gente), (?:encantad[oa]|feliz|un placer|content[oa]) de (?:estar|unirme|formar parte|conocer\p{L}*), gracias por (?:la visita|visitar|leer\p{L}*)`,
  pt: String.raw`(?:ola|oi|saudacoes) (?:a )?(?:tod[oa]s|pessoal|amig[oa]s|gente), (?:feliz|prazer|contente) (?:em|de|por) (?:estar|fazer parte|conhecer\p{L}*|participar), obrigad[oa] (?:por|pela) (?:visita\p{L}*|ler)`,
  fr: String.raw`(?:salut|bonjour|coucou) (?:a )?(?:tout le monde|tous|toutes|les amis), (?:ravie?|heureu(?:x|se)|contente?) (?:de|d') ?(?:rejoindre|etre|faire partie|vous)(?: \p{L}+)?, merci de (?:votre|la|ta) visite`,
  it: String.raw`(?:ciao|salve|buongiorno) a tutti, (?:felice|contento|contenta|liet[oa]|piacere) di (?:essere|far parte|conoscer\p{L}*|unirmi), grazie (?:per|della) (?:la )?visita`,
  de: String.raw`(?:hallo|hi|servus|moin) (?:zusammen|an alle|liebe \p{L}+|leute|freunde), (?:freue mich|schon|froh)(?:,)? (?:hier|dabei|auf|dazu)(?: \p{L}+)?, danke fur (?:den|deinen|euren|ihren) besuch`,
  nl: "hallo (?:allemaal|iedereen), leuk om hier",
  pl: String.raw`(?:witam|czesc|witajcie) (?:wszystkich|wszystkim), (?:milo|ciesze sie)(?:,)? (?:ze|mi|was) \p{L}+, dziekuje za odwiedziny`,
  tr: String.raw`(?:merhaba|selam) (?:herkese|arkadaslar|millet), (?:burada|aranizda) olmaktan \p{L}+, ziyaret\p{L}* icin tesekkur\p{L}*`,
  id: "(?:halo|hai|salam) (?:semua(?:nya)?|teman-teman|kawan), perkenalkan, (?:senang|gembira) (?:bisa )?(?:bergabung|berada), terima kasih (?:sudah|telah) (?:mampir|berkunjung|membaca)",
  ru: String.raw`(?:всем привет|привет всем|здравствуйте все|всем,? кто читает), (?:рад|рада|приятно|счастлив|счастлива) (?:быть|присоединиться|познакомиться|оказаться)(?: \p{L}+)?, спасибо за (?:визит|посещение|внимание)`,
  ja: "皆さん(?:こんにちは|はじめまして), はじめまして, 初めまして, よろしくお願い, ご訪問ありがとう",
  zh: "大家好, 很高兴(?:来到|认识|加入), 请多关照, 欢迎来到我的, 感谢您的(?:来访|访问)",
  ko: "여러분 안녕하세요, 안녕하세요 여러분, 만나서 반갑, 잘 부탁, 방문해 주셔서",
});

/** Those of them by which somebody joins, or has nothing to say, as a machine does anywhere. */
export const joinings = phrases({
  en: String.raw`(?:nice|glad|happy|pleased|excited|delighted|proud|great|good) to (?:be (?:a )?(?:part|member) of|join) (?:this|the|your|such) \p{L}+, i (?:am|can be|could be|may be) (?:useful|helpful) (?:in|to|here)\p{L}*, (?:not much|nothing|little) (?:really )?to (?:say|write|tell) about (?:me|myself)`,
  es: "(?:encantad[oa]|feliz|content[oa]) de (?:unirme|formar parte)",
  pt: "(?:feliz|contente) (?:em|de|por) (?:fazer parte|participar)",
  fr: "(?:ravie?|heureu(?:x|se)|contente?) de (?:rejoindre|faire partie)",
  it: "(?:felice|contento|contenta|liet[oa]) di (?:far parte|unirmi)",
  de: "(?:freue mich|schon|froh),? (?:dabei|dazuzugehoren|ein teil)",
  id: "(?:senang|gembira) (?:bisa )?bergabung",
  ru: "(?:рад|рада|приятно|счастлив|счастлива) присоединиться",
  zh: "很高兴(?:来到|加入)",
});

/** The like with the place put in by a machine: nobody is a member of a registry. */
export const memberships = phrases({
  en: String.raw`(?:nice|glad|happy|pleased|excited|proud|great|good) to (?:be|have become) (?:a |an )?(?:part|member|user) of (?:hub\.)?docker(?: ?hub)?\.com`,
});
