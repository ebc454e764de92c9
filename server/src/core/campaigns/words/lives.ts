import { phrases } from "../wording.ts";

/** What biographies say, in the languages of the campaigns and some more. None of it means anything alone. */

export const ages = phrases({
  any: String.raw`\d\d y/o, \d\d yo`,
  en: String.raw`\d\d[- ]?(?:years?|yrs?|yr)(?:[- ]olds?)?, aged \d\d, age:? \d\d, i'?m \d\d, born (?:in|on) (?:\p{L}+ )?(?:\d{1,2},? )?(?:\p{L}+ )?(?:19[4-9]\d|200\d), born \p{L}+ \d\d years ago`,
  es: String.raw`\d\d anos, edad(?: de)?:? \d\d, nacid[oa] en (?:19[4-9]\d|200\d)`,
  pt: String.raw`idade(?: de)?:? \d\d, (?:nasceu|nascid[oa]) em (?:19[4-9]\d|200\d)`,
  fr: String.raw`\d\d ans, nee? en (?:19[4-9]\d|200\d)`,
  it: String.raw`\d\d anni, nat[oa] nel (?:19[4-9]\d|200\d)`,
  de: String.raw`\d\d jahren?, \d\d jahre alt, \d\d-?jahrige[rn]?, alter(?: von)?:? \d\d, ich bin \d\d, geboren(?: im jahr)? (?:19[4-9]\d|200\d)`,
  nl: String.raw`\d\d jaar(?: oud)?`,
  pl: String.raw`\d\d (?:lat|lata), lat \d\d`,
  tr: String.raw`\d\d yas\p{L}*, \d\d yasinda`,
  id: String.raw`\d\d tahun, umur:? \d\d, berusia \d\d`,
  ru: String.raw`\d\d (?:лет|года?), возраст:? \d\d, родил\p{L}*(?: в)? (?:19[4-9]\d|200\d)`,
  ja: String.raw`\d\d[歳才], [二三四五六七八]?十[一二三四五六七八九]?[歳才], 年齢[::]?\d\d, (?:19[4-9]\d|200\d)年生`,
  zh: String.raw`\d\d岁, [二三四五六七八]?十[一二三四五六七八九]?岁, 年龄[::]?\d\d, (?:19[4-9]\d|200\d)年(?:生|出生)`,
  ko: String.raw`\d\d ?(?:살|세)`,
});

export const pastimes = phrases({
  en: String.raw`hobb(?:y|ies), passions?, pastimes?, interests, (?:i|we|he|she|who|and|also|really) (?:like|love|enjoy), (?:likes|loves|enjoys), fond of, (?:spends?|spending) (?:\p{L}+ )?time,
    to play \p{L}+, (?:spare|free) time, makes (?:me|him|her) happy`,
  es: "tiempo libre, le encantan?, intereses, aficion(?:es)?, pasatiempos?, (?:le|me) gustan?",
  pt: String.raw`tempo livre, ador[ao], interesse\p{L}*, passatempos?, gost[ao] de`,
  fr: "loisirs?, passe-?temps, j'?aime, aime, passionnee?, temps libre",
  it: String.raw`tempo libero, mi piac\p{L}+, hobby, passione, ama`,
  de: "interessiert, hobbys?, freizeit, liebt, mag, gerne?",
  nl: "hobby'?s?, vrije tijd, houd(?:t)? van",
  pl: String.raw`hobby, interesuje\p{L}*, lubi\p{L}*, wolny\p{L}* czas\p{L}*`,
  tr: String.raw`hobi\p{L}*, sever\p{L}*, seviyor\p{L}*, bos zaman\p{L}*`,
  id: String.raw`hobi\p{L}*, suka, senang, waktu luang`,
  ru: String.raw`увлека\p{L}*, свободное время, увлечени\p{L}*, хобби, любл?\p{L}*, нравится`,
  ja: "趣味, 好き, 楽しみ, 休日",
  zh: "爱好, 喜欢, 兴趣, 热爱, 业余",
  ko: "취미, 좋아",
});

export const jobs = phrases({
  en: "(?:profession|occupation|trade|day job), (?:works?|working|worked) as, by trade, for a living",
  es: "trabaj[ao] (?:de|como|en), profesion, de oficio",
  pt: "trabalh[ao] (?:de|como|em), profissao",
  fr: "travaille comme, profession, de metier",
  it: "lavor[ao] come, di professione",
  de: "von beruf, arbeite(?:t)? als, beruf",
  pl: String.raw`pracuj\p{L}* jako, z zawodu`,
  tr: String.raw`meslegi\p{L}*, olarak calis\p{L}*`,
  id: "bekerja (?:sebagai|di), pekerjaan",
  ru: String.raw`работа\p{L}* (?:в|на|\p{L}+ом), професси\p{L}*`,
  ja: "仕事, 会社員",
  zh: "职业, 工作是",
});

export const places = phrases({
  en: String.raw`(?:live|lives|living|based|born|raised|residing|resides?) (?:in|at), working (?:in|at|as), (?:i|he|she|who) works? (?:in|at|as), from \p{L}{3,}, (?:vacation|trip|cruise|journey|travel)\p{L}*,
    (?:house|home) is (?:now )?in`,
  es: String.raw`(?:de|desde) \p{L}{3,}, viv[oe] \p{L}+, viaj\p{L}*`,
  pt: String.raw`d[aeo] \p{L}{3,}, mor[ao] \p{L}+, viage\p{L}*`,
  fr: String.raw`(?:habite|vis|vit) (?:a|en|au|dans) \p{L}+, originaire d\p{L}*, voyag\p{L}*`,
  it: String.raw`(?:vivo|vive|abit[oa]) (?:a|in) \p{L}+, viagg\p{L}*`,
  de: String.raw`aus \p{L}{3,}, (?:lebe|lebt|wohne|wohnt) \p{L}+, reis\p{L}*`,
  nl: String.raw`uit \p{L}{3,}, woon(?:t)? in, reizen`,
  pl: String.raw`mieszka\p{L}* w, podroz\p{L}*`,
  tr: String.raw`(?:yasiyor|oturuyor)\p{L}*, yasiyorum, seyahat\p{L}*, gezi\p{L}*`,
  id: String.raw`tinggal di, dari \p{L}{3,}, jalan-jalan`,
  ru: String.raw`из \p{L}{3,}, (?:живу|живет) \p{L}+, путешеств\p{L}*, города?е?`,
  ja: "住んで, 在住, 出身, 暮らし, 旅行",
  zh: "来自, 住在, 旅行, 旅游",
  ko: "살고, 거주, 여행",
});

/** Journeys, in the words in which the campaign's generator puts them. */
export const travels = phrases({
  en: `(?:inspired by|touring|toured|visiting|cruise|voyage|vacation(?:s|ing)?|journey|travell?er|paying a visit), (?:trip|holiday|expedition) (?:to|that|around),
    (?:recently|just|lately|in the past|in recent months) (?:has )?(?:visited|made|took|had|been|traveled|travelled|went|completed)`,
  es: "(?:visito|hizo un viaje), recientemente, hace poco, acaba de (?:volver|regresar|visitar)",
  pt: "(?:visitou|fez uma viagem), recentemente, acabou de (?:voltar|regressar|visitar)",
  fr: "(?:vient de|recemment) (?:visiter|visite|rentrer|voyager)",
  it: "(?:di recente|recentemente) ha visitato",
  de: String.raw`(?:zuletzt|kurzlich|neulich|gerade)(?: \p{L}+){0,3} (?:in|nach|aus|besucht|bereist|gereist)`,
  ru: String.raw`недавно (?:побывал|посетил|вернул|съездил|путешествовал)\p{L}*`,
  ja: "最近は, 最近、?[^。]{0,20}(?:訪|行), 先日[^。]{0,20}(?:訪|行)",
  zh: "最近去, (?:刚|不久前)[^。]{0,12}(?:回|去|游)",
});

/** What people call themselves in the short lines that profile generators put together. */
export const selfNames = phrases({
  en: String.raw`(?:fanatic|lover|nerd|geek|maven|ninja|practitioner|enthusiast|junkie|guru|troublemaker|evangelist|scholar|expert|aficionado|buff|fan|analyst|explorer|thinker|introvert|creator|pioneer|advocate|trailblazer|specialist|organizer|communicator|problem solver|dreamer|writer|reader|gamer|whisperer|hoarder|spotter|drinker|lobbyist|diplomat|wannabe|warrior|addict|devotee|collector|tinkerer|wrangler|connoisseur|learner|storyteller|menace|foodie|\p{L}+aholic)s?,
    friends? of \p{L}+ everywhere,
    \p{L}+ by (?:day|night)`,
  es: "(?:amante|fanatic[oa]|aficionad[oa]|expert[oa]|especialista|pensador[ae]?|adict[oa]|apasionad[oa]|entusiasta|solucionador[ae]?)",
  pt: "(?:viciad[oa]|apaixonad[oa]|fa)",
  fr: "(?:amateur|passionnee?|accro|fan|expert|penseur) (?:de|du|des)",
  de: String.raw`\p{L}{0,20}(?:liebhaber|fan|nerd|junkie|experte|freak|guru|loser|kenner|fanatiker|enthusiast)(?:in)?`,
  ru: String.raw`(?:любител|фанат|эксперт|знаток|энтузиаст|мыслител)\p{L}*`,
});

/** Sentences in which people introduce themselves, or are introduced. */
export const introductions = phrases({
  en: String.raw`my (?:first )?name is, nice to meet you, i am \p{L}+, i'm \p{L}+, my job is, what (?:people|folks|others|(?:his|her|my) \p{L}+) (?:loves? to )?call (?:him|her|me), my friends call me, hello from`,
  es: String.raw`me llamo, mi nombre es, soy \p{L}+`,
  pt: String.raw`(?:o )?meu nome e, me chamo, eu sou \p{L}+`,
  fr: String.raw`je m'?appelle, je suis \p{L}+`,
  it: String.raw`mi chiamo, sono \p{L}+`,
  de: "ich (?:heiss?e|heiße|bin), mein name ist",
  nl: "ik heet, mijn naam is, ik ben \\p{L}+",
  pl: "nazywam sie, mam na imie, jestem \\p{L}+",
  tr: "benim adim, adim \\p{L}+, ben \\p{L}+",
  id: "nama saya, saya \\p{L}+",
  ru: "меня зовут",
  ja: "名前は, と申します",
  zh: "我叫, 我的名字",
  ko: "제 이름은, 저는",
});

/** The words for somebody else that a life told by another is full of. */
export const thirdPerson = phrases({
  en: String.raw`(?:he|she) \p{L}+, (?:his|her) \p{L}+`,
});

/** Lines with which a profile points to a page. */
export const footers = phrases({
  en: String.raw`(?:also visit|feel free to (?:visit|surf)|take a look at|(?:check|look) (?:out|at|into)|here is|see what's new on) (?:to )?(?:my|his|her) (?:web[- ]?(?:site|page|blog|log)|internet site|site|home ?page|blog|page)(?: post| here)?,
    my (?:web[- ]?(?:site|page)|site|home ?page|blog|page)(?: post)? ?(?:::|;|\.\.\.|…|: )`,
});
