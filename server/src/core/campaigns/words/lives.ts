import { phrases } from "../wording.ts";

/**
 * What biographies say, in the languages of the campaigns. None of it means anything alone.
 */

export const ages = phrases(
  [
    "\\d\\d[- ]?(?:years?|yrs?|y/o|yo)(?:[- ]olds?)?",
    "aged \\d\\d",
    "\\d\\d anos",
    "\\d\\d jahren?",
    "\\d\\d-?jahrige[rn]?",
    "\\d\\d (?:лет|года?)",
    "\\d\\d ans",
    "\\d\\d anni",
    "(?:age|edad|idade|alter|возраст)(?: de| von)?:? \\d\\d",
    "i'?m \\d\\d",
    "ich bin \\d\\d",
    "(?:born|nacid[oa]|nasceu|nascid[oa]|geboren|родил\\p{L}*)(?: in| en| em| im jahr| в)? (?:19[4-9]\\d|200\\d)",
  ],
  [
    "\\d\\d[歳才岁]",
    "[二三四五六七八]?十[一二三四五六七八九]?[歳才岁]",
    "年[齢龄][::]?\\d\\d",
    "(?:19[4-9]\\d|200\\d)年(?:生|出生)",
  ],
);

export const pastimes = phrases(
  [
    "hobb(?:y|ies)",
    "passions?",
    "pastimes?",
    "interests?",
    "enjoys?",
    "likes?",
    "loves?",
    "fond of",
    "(?:spends?|spending) (?:\\p{L}+ )?time",
    "tiempo libre",
    "tempo livre",
    "le encantan?",
    "ador[ao]",
    "interesse\\p{L}*",
    "intereses",
    "interessiert",
    "увлека\\p{L}*",
    "свободное время",
    "to play \\p{L}+",
    "(?:spare|free) time",
    "aficion(?:es)?",
    "pasatiempos?",
    "(?:le|me) gustan?",
    "passatempos?",
    "gost[ao] de",
    "hobbys?",
    "freizeit",
    "liebt",
    "mag",
    "увлечени\\p{L}*",
    "хобби",
    "любл?\\p{L}*",
    "нравится",
  ],
  ["趣味", "好き", "楽しみ", "休日", "爱好", "喜欢", "兴趣", "热爱", "业余"],
);

export const places = phrases(
  [
    "(?:live|lives|living|based|born|raised|residing|work|works|working) (?:in|at|as)",
    "(?:from|de|da|do|aus|из) \\p{L}{3,}\\p{L}*",
    "(?:vivo|vive|moro|mora|lebe|lebt|wohne|wohnt|живу|живет) \\p{L}+",
    "(?:vacation|trip|cruise|journey|travel)\\p{L}*",
    "viaj\\p{L}*",
    "viage\\p{L}*",
    "reis\\p{L}*",
    "путешеств\\p{L}*",
    "города?е?",
  ],
  ["住んで", "在住", "出身", "暮らし", "旅行", "来自", "住在"],
);

/** Journeys, in the words in which the campaign's generator puts them. */
export const travels = phrases(
  [
    "(?:inspired by|touring|toured|visiting|cruise|voyage|vacation(?:s|ing)?|journey|travell?er)",
    "(?:trip|holiday|expedition) (?:to|that|around)",
    "(?:recently|just|lately|in the past) (?:visited|made|took|traveled|travelled|went|completed)",
    "(?:visito|visite|visitou|hizo un viaje|fez uma viagem)",
    "recientemente",
    "recentemente",
    "hace poco",
    "(?:acaba de|acabou de) (?:volver|voltar|regresar|visitar)",
    "(?:zuletzt|kurzlich|neulich|gerade)(?: \\p{L}+){0,3} (?:in|nach|aus|besucht|bereist|gereist)",
    "недавно (?:побывал|посетил|вернул|съездил|путешествовал)\\p{L}*",
  ],
  [
    "最近は",
    "最近去",
    "最近、?[^。]{0,20}(?:訪|行)",
    "先日[^。]{0,20}(?:訪|行)",
    "(?:刚|不久前)[^。]{0,12}(?:回|去|游)",
  ],
);

/** What people call themselves in the short lines that profile generators put together. */
export const selfNames = phrases([
  "(?:fanatic|lover|nerd|geek|maven|ninja|practitioner|enthusiast|junkie|guru|troublemaker|evangelist|scholar|expert|aficionado|buff|fan|analyst|explorer|thinker|introvert|creator|pioneer|advocate|trailblazer|specialist|organizer|communicator|problem solver)s?",
  "(?:amante|fanatic[oa]|aficionad[oa]|expert[oa]|especialista|pensador[ae]?|adict[oa]|viciad[oa]|apasionad[oa]|apaixonad[oa]|fa|entusiasta|solucionador[ae]?)",
  "\\p{L}*(?:liebhaber|fan|nerd|junkie|experte|freak|guru|loser|kenner|fanatiker|enthusiast)(?:in)?",
  "(?:любител|фанат|эксперт|знаток|энтузиаст|мыслител)\\p{L}*",
]);

/** Sentences in which people introduce themselves. */
export const introductions = phrases(
  [
    "my name is",
    "nice to meet you",
    "i am \\p{L}+",
    "i'm \\p{L}+",
    "my job is",
    "(?:me llamo|mi nombre es|soy \\p{L}+)",
    "(?:o )?meu nome e",
    "me chamo",
    "ich (?:hei(?:ss|ß)e|bin)",
    "mein name ist",
    "меня зовут",
  ],
  ["名前は", "と申します", "我叫", "我的名字"],
);
