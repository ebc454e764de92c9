import { phrases } from "../wording.ts";

/**
 * The everyday things that small talk is made of, group by group. A text on anything names some; one that goes
 * through several groups, and names nothing that a site or a program is about, is on nothing.
 */

export const days = phrases({
  en: "(?:mon|tues|wednes|thurs|fri|satur|sun)days?, yesterday, today, tomorrow, mornings?, afternoons?, evenings?, nights?, spring, summer, autumn, winter",
  es: "lunes, martes, miercoles, jueves, viernes, sabados?, domingos?, hoy, ayer, mananas?, tardes?, noches?, primavera, verano, otono, invierno",
  pt: "segunda-feira, terca-feira, quarta-feira, quinta-feira, sexta-feira, sabados?, domingos?, hoje, ontem, amanha, manhas?, tardes?, noites?, primavera, verao, outono, inverno, bom dia, boa tarde",
  fr: "lundis?, mardis?, mercredis?, jeudis?, vendredis?, samedis?, dimanches?, aujourd'hui, demain, matins?, soirs?, nuits?, printemps, ete, automne, hiver",
  it: "lunedi, martedi, mercoledi, giovedi, venerdi, sabato, domenica, oggi, ieri, domani, mattin[ao], pomeriggio, sera, notte, primavera, autunno, inverno",
  de: "montags?, dienstags?, mittwochs?, donnerstags?, freitags?, samstags?, sonntags?, heute, gestern, morgens?, abends?, nachts?, fruhling, sommer, herbst, winter",
  nl: "maandag, dinsdag, woensdag, donderdag, vrijdag, zaterdag, zondag, vandaag, gisteren, morgen, avond, nacht, lente, zomer, herfst, winter",
  pl: String.raw`poniedzial\p{L}*, wtor\p{L}*, srod[aey], czwart\p{L}*, piat\p{L}*, sobot\p{L}*, niedziel\p{L}*, dzis(?:iaj)?, wczoraj, jutro, wieczor\p{L}*, noc\p{L}*, wiosn\p{L}*, lat(?:em|o), jesien\p{L}*, zim[aey]`,
  tr: "pazartesi, sali, carsamba, persembe, cuma, cumartesi, pazar, bugun, dun, yarin, sabah(?:lari)?, aksam(?:lari)?, gece(?:leri)?, ilkbahar, yazin, sonbahar, kisin",
  id: "senin, selasa, rabu, kamis, jumat, sabtu, minggu, hari ini, kemarin, besok, pagi, siang, sore, malam, musim \\p{L}+",
  ru: String.raw`понедельник\p{L}*, вторник\p{L}*, сред[ауы], четверг\p{L}*, пятниц\p{L}*, суббот\p{L}*, воскресень\p{L}*, сегодня, вчера, завтра, утр\p{L}+, вечер\p{L}*, ноч[ьи]\p{L}*, весн\p{L}+, летом, лето, осен\p{L}+, зим\p{L}+`,
  ja: "月曜, 火曜, 水曜, 木曜, 金曜, 土曜, 日曜, 今日, 昨日, 明日, 今朝, 夕方, 夜, 春, 夏, 秋, 冬",
  zh: "星期[一二三四五六日天], 周[一二三四五六日], 今天, 昨天, 明天, 早上, 早晨, 下午, 晚上, 夜里, 春天, 夏天, 秋天, 冬天",
  ko: "[월화수목금토일]요일, 오늘, 어제, 내일, 아침, 저녁, 밤에, 봄, 여름, 가을, 겨울",
});

export const weathers = phrases({
  en: "weather, rain(?:s|ed|ing|y)?, sun(?:ny|shine|set|rise)?, clouds?, cloudy, wind(?:y)?, snow(?:s|ed|ing)?, fog(?:gy)?, breez[ey], drizzl(?:e|es|ing), sky, moon, stars",
  es: "clima, lluvia, lloviznas?, llueve, sol, nubes?, viento, nieve, niebla, cielo, luna",
  pt: "clima, chuva, garoa, chove, sol, nuve(?:m|ns), vento, neve, neblina, ceu",
  fr: "meteo, pluie, il pleut, soleil, nuages?, vent, neige, brouillard, ciel, lune",
  it: "pioggia, piove, nuvol[ae], vento, neve, nebbia, cielo, luna",
  de: "wetter, regen, regnet, sonne, wolken?, wind, schnee, nebel, himmel, mond",
  nl: "regen, regent, zon, wolken?, wind, sneeuw, maan",
  pl: String.raw`pogod\p{L}*, deszcz\p{L}*, slonc\p{L}*, chmur\p{L}*, wiatr\p{L}*, snieg\p{L}*, mgl\p{L}*, nieb[oa], ksiezyc\p{L}*`,
  tr: String.raw`hava, yagmur\p{L}*, gunes\p{L}*, bulut\p{L}*, ruzgar\p{L}*, kar yag\p{L}*, gokyuzu\p{L}*`,
  id: "cuaca, hujan, matahari, awan, angin, kabut, langit",
  ru: String.raw`погод\p{L}*, дожд\p{L}*, солнц\p{L}*, облак\p{L}*, туч\p{L}*, вет[её]?р\p{L}*, снег\p{L}*, туман\p{L}*, неб[оа], лун[аы]`,
  ja: "天気, 雨, 晴れ, 雲, 風が, 雪, 霧, 空が, 月が",
  zh: "天气, 下雨, 雨水, 太阳, 阳光, 云朵, 白云, 刮风, 下雪, 雾, 天空, 月亮",
  ko: "날씨, 비가, 햇살, 해가, 구름, 바람, 눈이, 안개, 하늘",
});

export const household = phrases({
  en: "chairs?, tables?, cups?, bowls?, spoons?, forks?, kettles?, lamps?, candles?, windows? (?:was|is|were|are), doors?, drawers?, ladders?, stairs?, curtains?, umbrellas?, hats?, coats?, shoes?, socks?, gloves?, buttons?, pillows?, blankets?, carpets?, radio, clocks?, calendar, pockets?, kitchen, sofa, teapots?, scarf, fence",
  es: "sillas?, mesas?, tazas?, cucharas?, lamparas?, velas?, ventanas?, puertas?, cajon(?:es)?, escaleras?, cortinas?, paraguas, sombreros?, abrigos?, zapatos?, calcetin(?:es)?, boton(?:es)?, almohadas?, mantas?, alfombras?, radio, reloj, bolsillo, cocina, bufanda, tetera",
  pt: "cadeiras?, mesas?, xicaras?, colher(?:es)?, lampadas?, velas?, janelas?, portas?, portao, gavetas?, escadas?, cortinas?, guarda-chuvas?, chape(?:u|us), casacos?, sapatos?, meias?, botao, botoes, travesseiros?, cobertor, tapetes?, radio, relogio, bolso, cozinha, cachecol, chaleira",
  fr: "chaises?, tables?, tasses?, cuilleres?, lampes?, bougies?, fenetres?, portes?, tiroirs?, echelles?, escaliers?, rideaux?, parapluies?, chapeaux?, manteaux?, chaussures?, chaussettes?, boutons?, oreillers?, couvertures?, tapis, radio, horloge, poche, cuisine, echarpe, bouilloire, theiere",
  it: "sedi[ae], tavol[oi], tazz[ae], cucchiai[oi]?, lampad[ae], candel[ae], finestr[ae], port[ae], cassett[oi], tend[ae], ombrell[oi], cappell[oi], cappott[oi], scarp[ae], calzin[oi], botton[ei], cuscin[oi], copert[ae], tappet[oi], radio, orologio, tasca, cucina, sciarpa, teiera",
  de: String.raw`stuhl|stuhle, tische?, tassen?, loffel, lampen?, kerzen?, fenster, turen?, schublade\p{L}*, leitern?, treppen?, vorhang, vorhange, regenschirme?, hute?, mantel, schuhe?, socken?, knopfe?, kissen, decken?, teppiche?, radio, uhr, tasche, kuche, schal, teekanne, wasserkocher`,
  nl: "stoel(?:en)?, tafel, kop(?:je)?, lepels?, lamp, kaars, deur, ladder, gordijn, paraplu, hoed, schoenen, sokken, knoop, kussen, deken, tapijt, radio, klok, keuken, sjaal, waterkoker",
  pl: String.raw`krzesl\p{L}*, stol(?:e|ik|u)?, filizan\p{L}*, kub(?:ek|ki|ka), lyzk\p{L}*, lamp\p{L}*, swiec\p{L}*, okn\p{L}*, drzwi\p{L}*, szuflad\p{L}*, drabin\p{L}*, schod\p{L}*, zaslon\p{L}*, parasol\p{L}*, kapelusz\p{L}*, plaszcz\p{L}*, but(?:y|ow), skarpet\p{L}*, guzik\p{L}*, poduszk\p{L}*, dywan\p{L}*, radi[oa], zegar\p{L}*, kuchni\p{L}*, szalik\p{L}*, czajnik\p{L}*`,
  tr: String.raw`sandalye\p{L}*, masa\p{L}*, fincan\p{L}*, bardak\p{L}*, kasik\p{L}*, lamba\p{L}*, pencere\p{L}*, kapi\p{L}*, cekmece\p{L}*, merdiven\p{L}*, perde\p{L}*, semsiye\p{L}*, sapka\p{L}*, palto\p{L}*, ayakkabi\p{L}*, corap\p{L}*, dugme\p{L}*, yastik\p{L}*, hali\p{L}*, radyo\p{L}*, mutfak\p{L}*, atki\p{L}*, caydanlik\p{L}*`,
  id: "kursi, meja, cangkir, gelas, sendok, lampu, lilin, jendela, pintu, laci, tangga, tirai, payung, topi, mantel, sepatu, kaus kaki, kancing, bantal, selimut, karpet, radio, dapur, syal, ketel",
  ru: String.raw`стул\p{L}*, стол(?:е|ом|а|у)?, чаш\p{L}+, ложк\p{L}*, ламп\p{L}*, свеч\p{L}*, окн\p{L}+, двер\p{L}+, ящик\p{L}*, лестниц\p{L}*, занавес\p{L}*, зонт\p{L}*, шляп\p{L}*, пальто, ботин\p{L}*, носк\p{L}+, пуговиц\p{L}*, подушк\p{L}*, одеял\p{L}*, ков[её]?р\p{L}*, радио, час(?:ы|ов), кухн\p{L}+, шарф\p{L}*, чайник\p{L}*, забор\p{L}*`,
  ja: "椅子, テーブル, 机, 茶碗, スプーン, ランプ, ろうそく, 窓, 扉, 引き出し, はしご, 階段, カーテン, 傘, 帽子, 靴, ボタン, 枕, 布団, 毛布, ラジオ, 時計, 台所, マフラー, やかん",
  zh: "椅子, 桌子, 杯子, 茶杯, 勺子, 台灯, 蜡烛, 窗户, 窗外, 抽屉, 梯子, 楼梯, 窗帘, 雨伞, 帽子, 鞋子, 袜子, 纽扣, 枕头, 被子, 地毯, 收音机, 钟表, 厨房, 围巾, 水壶",
  ko: "의자, 탁자, 책상, 컵, 찻잔, 숟가락, 램프, 촛불, 창문, 서랍, 사다리, 계단, 커튼, 우산, 모자, 신발, 양말, 단추, 베개, 이불, 라디오, 시계, 부엌, 목도리, 주전자",
});

export const meals = phrases({
  en: "bread(?: rolls?)?, butter, milk, soup, coffee, tea, biscuits?, cookies?, cake, potato(?:es)?, onions?, cabbage, apples?, pears?, jam, honey, eggs?, cheese, breakfast, lunch, dinner, supper, market",
  es: "pan, mantequilla, leche, sopa, cafe, galletas?, pastel, patatas?, papas?, cebollas?, manzanas?, peras?, miel, huevos?, queso, desayun\\p{L}+, almuerzo, cena, mercado",
  pt: "pao, paes, manteiga, leite, sopa, cafe, cha, biscoitos?, bolos?, batatas?, cebolas?, macas?, peras?, mel, ovos?, queijo, almoco, jantar, mercado, feira",
  fr: "pain, beurre, lait, soupe, cafe, biscuits?, gateaux?, pommes?, oignons?, poires?, miel, oeufs?, fromage, petit-dejeuner, dejeuner, diner, marche",
  it: "pane, burro, latte, minestra, zuppa, caffe, biscott[oi], torta, patat[ae], cipoll[ae], mel[ae], per[ae], miele, uov[oa], formaggio, colazione, pranzo, cena, mercato",
  de: "brot, brotchen, butter, milch, suppe, kaffee, tee, kekse?, kuchen, kartoffeln?, zwiebeln?, apfel, birnen?, honig, eier, kase, fruhstuck, mittagessen, abendessen, markt",
  nl: "brood, boter, melk, soep, koffie, thee, koekjes?, taart, aardappel(?:en|s)?, uien, appels?, peren, honing, eieren, kaas, ontbijt, markt",
  pl: String.raw`chleb\p{L}*, bul(?:ka|ki|ek), masl\p{L}*, mlek\p{L}*, zup\p{L}*, kaw[aey], herbat\p{L}*, ciast\p{L}*, ziemniak\p{L}*, cebul\p{L}*, kapust\p{L}*, jabl\p{L}*, miod\p{L}*, jaj\p{L}*, ser(?:a|em)?, sniadani\p{L}*, obiad\p{L}*, kolacj\p{L}*, targ(?:u|iem)?`,
  tr: String.raw`ekmek\p{L}*, tereyag\p{L}*, sut\p{L}*, corba\p{L}*, kahve\p{L}*, cay(?:im|i|in)?, kurabiye\p{L}*, patates\p{L}*, sogan\p{L}*, elma\p{L}*, yumurta\p{L}*, peynir\p{L}*, kahvalti\p{L}*, pazar(?:da|a)`,
  id: "roti, mentega, susu, sup, kopi, teh, biskuit, kue, kentang, bawang, apel, madu, telur, keju, sarapan, makan siang, makan malam, pasar",
  ru: String.raw`хлеб\p{L}*, булк\p{L}*, масл[оа]\p{L}*, молок\p{L}*, суп\p{L}*, кофе, ча[йяюе], чаем, печень\p{L}*, пирог\p{L}*, картош\p{L}*, лук(?:а|ом)?, укроп\p{L}*, кабач\p{L}*, капуст\p{L}*, яблок\p{L}*, м[её]д(?:а|ом)?, яйц\p{L}*, сыр(?:а|ом)?, завтрак\p{L}*, обед\p{L}*, ужин\p{L}*, рын(?:ок|ке|ка)`,
  ja: "パン, バター, 牛乳, スープ, 味噌汁, コーヒー, お茶, 紅茶, クッキー, ケーキ, じゃがいも, 玉ねぎ, りんご, 卵, チーズ, 朝ごはん, 朝食, 昼食, 夕食, 市場",
  zh: "面包, 黄油, 牛奶, 喝汤, 咖啡, 喝茶, 泡茶, 饼干, 蛋糕, 土豆, 洋葱, 白菜, 苹果, 蜂蜜, 鸡蛋, 豆腐, 早饭, 早餐, 午饭, 晚饭, 菜市场",
  ko: "빵, 버터, 우유, 국수, 커피, 녹차, 과자, 케이크, 감자, 양파, 배추, 사과, 계란, 치즈, 아침밥, 점심, 저녁밥, 시장",
});

export const neighbours = phrases({
  en: "neighbou?rs?, aunts?, uncles?, cousins?, nephews?, nieces?, grandmothers?, grandfathers?, lady, gentleman, friends?, guests?, nobody, somebody",
  es: "vecin[ao]s?, ti[ao]s?, prim[ao]s?, sobrin[ao]s?, abuel[ao]s?, senora?, amig[ao]s?, nadie, alguien, panader[ao], cartero",
  pt: "vizinh[ao]s?, ti[ao]s?, prim[ao]s?, sobrinh[ao]s?, avos?, senhora?, amig[ao]s?, ninguem, alguem, padeiro, carteiro",
  fr: "voisine?s?, tantes?, oncles?, cousine?s?, neveux?, nieces?, grand-mere, grand-pere, madame, monsieur, amie?s?, quelqu'un, boulanger, facteur",
  it: "vicin[aoie], zi[aoe], zii, cugin[aoie], nipot[ei], nonn[aoie], signor[ae], amic[aoi], amiche, nessuno, qualcuno, fornaio, postino",
  de: "nachbar(?:in|n|s)?, tanten?, onkel, cousine?n?, neffen?, nichten?, oma, opa, dame, herr, freund(?:e|in|innen)?, niemand, jemand, backer, brieftrager, gaste",
  nl: "buurman, buurvrouw, buren, tante, oom, neef, nicht, oma, opa, mevrouw, meneer, vriend(?:en|in)?, niemand, iemand, bakker",
  pl: String.raw`sasiad\p{L}*, ciot\p{L}*, wuj\p{L}*, kuzyn\p{L}*, babci\p{L}*, dziad\p{L}*, przyjaci\p{L}*, nikt, ktos, piekarz\p{L}*, listonosz\p{L}*`,
  tr: String.raw`komsu\p{L}*, teyze\p{L}*, hala(?:m)?, amca\p{L}*, dayi\p{L}*, kuzen\p{L}*, yegen\p{L}*, nine\p{L}*, dede\p{L}*, arkadas\p{L}*, kimse, firinci\p{L}*`,
  id: "tetangga, bibi, paman, sepupu, keponakan, nenek, kakek, nyonya, tuan, teman, tukang roti",
  ru: String.raw`сосед\p{L}*, т[её]т[яеию]\p{L}*, д[яюе]д[яюеи]\p{L}*, племянни\p{L}*, бабушк\p{L}*, дедушк\p{L}*, дам[аы], господин\p{L}*, друз\p{L}*, друг(?:а|ом)?, подруг\p{L}*, никто, кто-то, пекар\p{L}*, почтальон\p{L}*`,
  ja: "隣の, 隣人, おばさん, おじさん, いとこ, 甥, 姪, 祖母, 祖父, おばあ, おじい, 友達, 友人, 誰も, 誰か",
  zh: "邻居, 阿姨, 叔叔, 表哥, 表姐, 侄子, 奶奶, 爷爷, 外婆, 朋友, 没有人, 有人, 老板娘",
  ko: "이웃, 옆집, 이모, 고모, 삼촌, 사촌, 조카, 할머니, 할아버지, 친구, 아무도, 누군가",
});

export const outdoors = phrases({
  en: "rivers?, lake, pond, sea, hills?, trees?, leaf, leaves (?:are|fall|were|will|on|in|from), flowers?, grass, stones?, birds?, pigeons?, cows?, horses?, ducks?, geese, dogs?, cats?, bridge, street, harbou?r, ferry, trains?, bicycle, bus, water",
  es: "rios?, lago, mar, colinas?, arbol(?:es)?, hojas?, flor(?:es)?, piedras?, pajaros?, palomas?, vacas?, caballos?, patos?, perr[ao]s?, gat[ao]s?, puente, calle, tren(?:es)?, bicicleta, autobus, agua, carro, rueda",
  pt: "rios?, lago, mar, colinas?, arvores?, folhas?, flor(?:es)?, pedras?, passaros?, pombos?, vacas?, caval(?:o|os), patos?, cachorr[ao]s?, gat[ao]s?, ponte, rua, tre(?:m|ns), bicicleta, onibus, agua",
  fr: "rivieres?, lac, mer, collines?, arbres?, feuilles?, fleurs?, pierres?, oiseaux?, pigeons?, vaches?, chevaux?, canards?, chiens?, chats?, pont, rue, trains?, velo, bus, eau",
  it: "fium[ei], lago, mare, collin[ae], alber[oi], foglie?, fior[ei], pietr[ae], uccell[oi], piccion[ei], mucc[ah]e?, cavall[oi], anatr[ae], gatt[oi], ponte, strada, tren[oi], bicicletta, acqua",
  de: "fluss, meer, hugel, baume?, blatter, blumen?, steine?, vogel, tauben?, kuhe?, pferde?, enten?, hunde?, katzen?, brucke, strasse, zuge?, fahrrad, bus, wasser",
  nl: "rivier, zee, bomen, boom, bladeren, bloemen, stenen, vogels?, duiven, koe(?:ien)?, paard(?:en)?, eenden, hond(?:en)?, kat(?:ten)?, brug, straat, trein(?:en)?, fiets, water",
  pl: String.raw`rzek\p{L}*, jezior\p{L}*, morz\p{L}*, drzew\p{L}*, lisc\p{L}*, kwiat\p{L}*, kamie\p{L}*, ptak\p{L}*, golab\p{L}*, golebi\p{L}*, krow\p{L}*, kon(?:ie|ia)?, kaczk\p{L}*, pies, psy, kot(?:y|a)?, ulic\p{L}*, pociag\p{L}*, rower\p{L}*, wod[aey]`,
  tr: String.raw`nehir\p{L}*, gol(?:de|e)?, deniz\p{L}*, tepe\p{L}*, agac\p{L}*, yaprak\p{L}*, cicek\p{L}*, tas(?:lar|i)?, kus(?:lar|u)?, guvercin\p{L}*, inek\p{L}*, ordek\p{L}*, kopek\p{L}*, kedi\p{L}*, kopru\p{L}*, sokak\p{L}*, tren\p{L}*, bisiklet\p{L}*`,
  id: "sungai, danau, laut, bukit, pohon, daun, bunga, batu, burung, merpati, sapi, kuda, bebek, anjing, kucing, jembatan, jalan, kereta, sepeda",
  ru: String.raw`рек[аиуе], рекой, озер\p{L}*, мор[ея], дерев\p{L}*, лист\p{L}*, цвет(?:ы|ок|ов)\p{L}*, камен\p{L}*, птиц\p{L}*, голуб\p{L}*, коров\p{L}*, лошад\p{L}*, утк\p{L}*, собак\p{L}*, кот(?:а|ы)?, кошк\p{L}*, мост(?:а|у|ом)?, улиц\p{L}*, поезд\p{L}*, паровоз\p{L}*, велосипед\p{L}*, вод[аыуе]`,
  ja: "川, 湖, 海が, 海を, 丘, 木の葉, 葉っぱ, 花が, 花を, 石が, 鳥, 鳩, 牛が, 馬が, 犬, 猫, 橋, 電車, 自転車",
  zh: "小河, 河边, 湖, 大海, 山坡, 树叶, 大树, 花开, 石头, 小鸟, 鸽子, 奶牛, 小狗, 小猫, 猫, 桥, 街上, 火车, 自行车",
  ko: "강물, 호수, 바다, 언덕, 나무, 나뭇잎, 꽃, 돌멩이, 새가, 비둘기, 소가, 말이, 개가, 고양이, 다리, 거리, 기차, 자전거",
});

/** What says nothing in many words. */
export const fillers = phrases({
  en: "in conclusion, (?:it )?can be said, it is (?:important|well known|often said) (?:to|that), around the (?:globe|world), (?:a wide |an )?array of, (?:many|most|a lot of) (?:people|individuals), since the dawn of, in today's world, as we all know, plays? an important role, advantages, nothing more to (?:say|tell)",
  es: "en conclusion, se puede decir, es importante, en todo el mundo, mucha gente, muchas personas, como todos sabemos, nada mas que (?:contar|decir)",
  pt: "em conclusao, pode-se dizer, e importante, em todo o mundo, muita gente, muitas pessoas, como todos sabemos, nada mais a (?:dizer|contar)",
  fr: "en conclusion, on peut dire, il est important, dans le monde entier, beaucoup de gens, comme nous le savons, rien d'autre a dire",
  it: "in conclusione, si puo dire, e importante, in tutto il mondo, molte persone, come tutti sappiamo, nient'altro da dire",
  de: "zusammenfassend, man kann sagen, es ist wichtig, auf der ganzen welt, viele menschen, wie wir alle wissen, mehr gibt es nicht zu (?:sagen|erzahlen)",
  ru: "в заключение, можно сказать, важно (?:помнить|знать), во всем мире, многие люди, как (?:все мы|мы все) знаем",
  ja: "結論として, と言えるでしょう, 世界中の人々, 多くの人",
  zh: "总而言之, 总之, 可以说, 全世界, 很多人, 许多人, 众所周知",
});

/** How something that happened is told: what a page of a shop, an inn or a club has no use for. */
export const tales = phrases({
  en: String.raw`(?:i|he|she|it|they|nobody|somebody|who|which|there|\p{L}+) (?:was|were|had|went|said|asked|told|thought|came|stood|waited|bought|kept|promised|laughed|explained|forgot|believed), i (?:think|believe|count|wonder|do not know|don't know|do not remember|can't wait|turn|greet|sit|ask), (?:he|she)(?:'s| is) (?:\p{L}+ing|gone|late)`,
  es: "fui, fuimos, tuve, dijo, dije, era, estaba, habia, compre, compro, puso, vino, llego, cambio, abrio, canto, pense, pienso, olvide, sabia, queria",
  pt: "fui, fomos, tive, disse, era, estava, havia, comprei, comprou, veio, chegou, abriu, cantou, pensei, penso, esqueci, sabia, queria",
  fr: "j'ai \\p{L}+, j'etais, etait, avait, disait, il y avait, je pense, j'ignore, a dit, est (?:venue?|partie?|arrivee?)",
  it: "ero, era, aveva, c'era, disse, ho (?:visto|comprato|detto|pensato|mangiato|dimenticato), e (?:venut[oa]|andat[oa]|arrivat[oa]), penso",
  de: "war, hatte, ging, sagte, fragte, dachte, kam, stand, wartete, kaufte, lachte, vergass, ich (?:denke|glaube|weiss), habe ich, ich habe",
  nl: "was, had, ging, zei, vroeg, dacht, kwam, stond, wachtte, kocht, lachte, vergat, ik denk",
  pl: String.raw`byl[aoi]?, bylem, bylam, mial[ao]?, poszed\p{L}*, poszl\p{L}*, powiedzia\p{L}*, przysz\p{L}*, kupil\p{L}*, mysle, zapomnia\p{L}*`,
  tr: String.raw`idi, vardi, yoktu, gitti\p{L}*, dedi\p{L}*, sordu\p{L}*, geldi\p{L}*, aldim, bekledi\p{L}*, dusun\p{L}*, unuttu\p{L}*`,
  id: "tadi, pernah, katanya, bertanya, lupa, saya (?:pikir|kira|pergi|membeli|melihat)",
  ru: String.raw`был[аои]?, ходил[аи]?, ш[её]л, пош[её]?л\p{L}*, приш[её]?л\p{L}*, сказал[аи]?, купил[аи]?, стоял[аои]?, ждал[аи]?, забыл[аи]?, думаю, подумал[аи]?`,
  ja: "でした, ました, だった, ていた, と思う, と言った",
  zh: "了[。,], 说[,:], 我想, 我觉得, 忘记了",
  ko: "었다, 았다, 했다, 었습니다, 았습니다, 했습니다, 라고 말",
});
