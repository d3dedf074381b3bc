import type { Allergen } from './allergens.ts';

type Codes = string;

/** Letters of the table below. */
export const CODES: Readonly<Record<string, Allergen>> = {
  P: 'peanuts',
  N: 'tree nuts',
  C: 'shellfish',
  F: 'fish',
  D: 'dairy',
  E: 'eggs',
  G: 'gluten',
  S: 'soy',
  T: 'sesame',
  M: 'mustard',
  Y: 'celery',
  L: 'lupin',
  O: 'molluscs',
  U: 'sulphites',
};

/**
 * Dishes whose name does not say what is in them, with what the usual recipe holds. Where recipes differ, the one with
 * more allergens counts: a warning too many can be asked about, one too few cannot.
 */
export const DISHES: Readonly<Record<Codes, string>> = {
  P: 'masala peanut, congress kadlekai, shenga chutney, nippattu, chikki, kadle mithai, pindi gur, african stew, mafe, maafe, dan dan',
  PT: 'chutney pudi, chutney powder, shenga holige, til chikki, ellu bella, dhokla garnish',
  PM: 'lemon rice, chitranna, tamarind rice, sabudana khichdi, sabudana vada, kanda poha, poha, avalakki, aloo poha, misal, misal pav, vada pav chutney, thecha',
  PMT: 'puliyogare, puliogare, pulihora, puliyodharai, undhiyu, bharwa baingan, ennegayi, yennegai, badnekayi ennegai, gutti vankaya, mirchi ka salan, mirchi salan, bagara baingan, baghara baingan',
  PST: 'satay, sate, saté, satay sauce, gado gado, gado-gado, bang bang chicken, kung pao, kungpao, rojak, pecel, dragon chicken, massaman',
  PFCES: 'pad thai, phad thai, pad thai noodles',
  PFC: 'som tam, som tum, papaya salad, goi cuon, summer roll, vietnamese roll',
  PGD: 'snickers, reese',
  PN: 'trail mix, nut bar, granola, muesli, energy bar, panchamrit laddu',
  GDPM: 'vada pav, dabeli, pav bhaji, sev puri, bhel, bhel puri, masala puri, churumuri, girmit, dahi puri, papdi chaat, aloo tikki chaat, raj kachori, samosa chaat',
  N: 'pesto without cheese, romesco, dukkah, nut roast, kaju fry, kaju chikki, badam halwa plain, muhammara, praline',
  NT: 'dukka, nuts and seeds',
  ND: 'korma, kurma, qorma, shahi paneer, shahi tukda, shahi tukra, navratan korma, malai kofta, pasanda, nawabi, mughlai chicken, murgh musallam, kaju katli, kaju barfi, kaju curry, kaju masala, badam milk, badam halwa, thandai, kheer, payasam, payasa, phirni, firni, sheer khurma, gajar halwa, gajrela, carrot halwa, barfi, burfi, rasmalai, ras malai, kulfi falooda, falooda, faluda, dal makhani rich, rogan josh rich, pesto, pesto sauce, rezala, chicken chaap, haleem rich, kashmiri pulao, navratan, dharwad peda, peda, pedha, sohan papdi, soan papdi, mohanthal, gulkand ice cream, affogato amaretto, ferrero',
  NDG: 'baklava, baklawa, kunafa, kunafeh, knafeh, umm ali, om ali, kesari bath, kesaribath, sheera, rava kesari, sooji halwa, suji halwa, moong dal halwa, mysore pak, laddu, ladoo, besan ladoo, motichoor, churma, holige, obbattu, puran poli, chiroti, karjikai, gujiya, ghevar, malpua, balushahi, badusha, haleem, khuskhus halwa, double ka meetha, qubani ka meetha, shahi haleem, crumble, pongal khara, ven pongal, khara pongal, ghee pongal, sweet pongal, sakkare pongal, bisi bele bath, bisibelebath, bisi bele bhath, basbousa, mamoul',
  NDGE: 'financier, opera cake, macaron, dacquoise, black forest, carrot cake, linzer torte, bakewell, florentine, biscotti, cannoli, stollen, panettone, ferrero cake, pecan pie, banoffee, baked alaska, nutella crepe, brownie with walnut, rocky road',
  NE: 'macaroon, nougat glace, marzipan cake',
  D: 'lassi, dal makhani, makhani, butter masala, butter chicken, murgh makhani, tikka masala, tikka, tandoori, malai tikka, palak paneer, saag paneer, kadhi, kadi, kadai paneer, kadhai paneer, paneer butter masala, pulao, biryani, biriyani, biriani, dum biryani, gulab jamun plain, rasgulla, rasagulla, rossogolla, sandesh, mishti, rogan josh, nihari, galouti, galawat, reshmi kebab, reshmi kabab, kalmi, afghani, dahi vada, dahi bhalla, mosaru vade, mor kuzhambu, majjige huli, avial, aviyal, thayir sadam, curd rice, mosaranna, raita, tzatziki, alfredo sauce, risotto, panna cotta, caprese, gratin, dauphinoise, mash, mashed potato, chowder, bisque, stroganoff, fondue, raclette, poutine, affogato, cold coffee, filter coffee, kaapi, kapi, chai, masala tea, hot chocolate, frappe, shake, sundae, parfait, smoothie bowl, benne dosa, benne dose, davangere benne dosa, davanagere benne dosa, ghee roast, neer dosa chicken ghee roast, mandi, kabsa, cheesy, au gratin, saag, sarson ka saag, dal fry, dal tadka, jeera rice, ghee rice, kundapura ghee roast, bebinca plain',
  DM: 'raita tadka, majjige, tambli, tambuli, sasive raita, achari paneer, achari tikka',
  DMGN: 'upma, uppittu, uppit, khara bath, kharabath, chow chow bath, chowchow bath, vangi bath, vangibath',
  DG: 'naan, kulcha, chole bhature, chola bhature, gulab jamun, jamun, jalebi, imarti, shahi toast, pizza, margherita, margarita pizza, lasagne verdi, mac and cheese, macaroni and cheese, fettuccine alfredo, alfredo, quesadilla, nachos, enchilada, burrito, chimichanga, grilled sandwich, garlic bread, bruschetta, cheesy fries, croque monsieur, manakish, manakeesh, fatayer, spanakopita, moussaka, cannelloni, onion soup, white sauce pasta, bechamel, creamed soup, cream of mushroom, cream of tomato, scone, shortbread, butter cookie, cornetto, puff pastry, danish, kouign amann, chole kulche, dal baati, dal bati, makki di roti, thepla, sattu paratha, pav, mughlai paratha plain, parotta, kothu parotta plain, mutton rolls, frankie, shawarma, shawarma roll, doner, gyro, souvlaki pita, kebab roll, veg roll, momos cheese, taco, churros plain, poutine burger, soufflé base',
  DGE: 'tiramisu, cheesecake, carbonara, quiche, eclair, profiterole, choux, creme brulee, creme caramel, caramel custard, brownie, blondie, muffin, cupcake, cake, pastry, red velvet, tres leches, waffle, pancake, crepe, french toast, clafoutis, madeleine, trifle, souffle, churros, doughnut, donut, croissant, brioche, bread pudding, bebinca, banana bread, swiss roll, sacher, lava cake, mousse cake, cinnamon roll, kothu parotta, mughlai paratha, egg puff, ice cream sandwich, yorkshire pudding, beignet, pavlova cake, mille feuille, lamington, custard tart, pastel de nata, schnitzel, cordon bleu, chicken kiev, popover, hollandaise, eggs benedict, moussaka with bechamel, kathi roll, egg roll, kolkata roll, double egg roll',
  DE: 'ice cream, gelato, mousse, chocolate mousse, custard, eggnog, panna cotta egg, kulfi custard, semifreddo, scrambled eggs, omelette, frittata, bearnaise, affogato ice cream, falooda ice cream, zabaglione',
  E: 'meringue, pavlova, mayonnaise, aioli, egg curry, anda curry, egg bhurji, tartare, tartar sauce, coleslaw, cole slaw, potato salad, russian salad, thousand island, ranch, chicken 65, gobi 65, egg drop soup, egg fried rice, omurice, shakshuka, scotch egg, kerala egg roast, mutta roast, nargisi kofta, bibimbap egg',
  EM: 'egg salad, devilled eggs, deviled eggs, remoulade, caesar dressing plain, honey mustard dressing',
  EG: 'egg noodle, egg noodles, spaetzle, fresh pasta, tempura, katsu, tonkatsu, fried chicken, chicken fried, fish finger egg, okonomiyaki base, challah, tonkotsu noodle, karaage, popcorn chicken, crispy chicken, chicken lollipop, pakora egg, cutlet, cutlet veg, croquette, arancini, onion rings, calas',
  EFDGM: 'caesar salad, caesar dressing, caeser salad, cesar salad, caesar wrap',
  G: 'semolina, seitan, falafel wrap, tabbouleh, tabouleh, tabouli, fattoush, kibbeh, couscous salad, rava idli, rava idly, rava dosa, ravas dosa, maddur vade, maddur vada, sabbakki, poori saagu, samosa, kachori, mathri, namak para, shankarpali, chakli wheat, khakhra, halwa puri, bhatura, luchi, momo, momos, dimsum, dim sum, wonton, dumpling, spring roll, pot sticker, gnocchi, bao, mantou, pretzel, beer batter, fish and chips batter, pakoda wheat, thattu kadai parotta, ceylon parotta, bun, vada pav bun, khari, rusk, toast, poha toast, murukku wheat, kodubale, chiroti plain, sattu drink barley, thukpa, semiya upma, pani puri, panipuri, golgappa, gol gappa, puchka, phuchka, bhakarwadi, poutine gravy, gravy roux, soup roux',
  GM: 'sambar, sambhar, huli, saaru, rasam, bajji, mirchi bajji, bonda, aloo bonda, mysore bonda, goli baje, mangalore bajji, pakora, pakoda, bhajji, bhajiya, vada, vade, medu vada, uddina vade, masala vada, mirapakaya, dhokla, khandvi, handvo, muthia, masala dosa, masale dose, mysore masala dosa, set dosa, dosa, dose, uttapam, idli, idly, thatte idli, podi idli, gunpowder idli, kuzhambu, kootu, poriyal, pickle, achar, achaar, uppinakayi, gojju, palya, thoran, erissery, koshambari, kosambari, chutney, upma plain, bombay sandwich, hot dog, corn dog, ham sandwich, pretzel mustard',
  GS: 'manchurian, gobi manchurian, chilli chicken, chilli paneer, chili chicken, chilly chicken, hakka noodles, hakka noodle, chow mein, chowmein, chopsuey, chop suey, schezwan, szechuan, sichuan, fried rice, triple schezwan, american chopsuey, manchow, hot and sour, teriyaki, yakisoba, yakitori, gyoza, ramen, udon, ponzu, hoisin, peking duck, char siu, sweet and sour, general tso, mapo tofu, stir fry, stir fried, crispy corn, honey chilli, dragon roll veg, japchae, bulgogi, tteokbokki, jajangmyeon, sukiyaki, shabu shabu, nasi goreng veg, kecap manis, black pepper sauce, barbecue sauce, bbq sauce',
  GST: 'bibimbap, japchae noodles, sesame noodles, korean fried chicken, yangnyeom, gimbap, kimbap, goma dofu, bulgogi bowl, crispy honey potato, honey chilli potato, sesame chicken, prawn toast sesame',
  GSFCO: 'takoyaki, oyster sauce noodles, xo sauce',
  GSFC: 'laksa, nasi goreng, mee goreng, char kway teow, kimchi stew, kimchi jjigae, tom yum noodle, pho, bun cha, banh mi, khao soi, okonomiyaki, singapore noodles',
  FC: 'tom yum, tom yam, tom kha, thai curry, green curry, thai green curry, red curry, thai red curry, yellow curry, panang, penang curry, jungle curry, larb, laab, nam prik, kimchi, kimchee, sambal, sambal oelek, bouillabaisse, cioppino, fish sauce wings, banh xeo, bagoong, kaeng, pla, goi',
  FCO: 'paella, marinara seafood, frutti di mare, zarzuela, seafood platter, seafood chowder, ceviche, cebiche, fritto misto, poke, gumbo, jambalaya, seafood pasta, fisherman basket, catch of the day',
  FCGSTEO:
    'sushi, maki, nigiri, sashimi platter, california roll, uramaki, temaki, bento, omakase, poke bowl, chirashi, dynamite roll, volcano roll, philadelphia roll, spider roll',
  F: 'sashimi, tonnato, vitello tonnato, puttanesca, tapenade, bagna cauda, nicoise, niçoise, salade nicoise, olive tapenade, worcestershire, worcester sauce, green goddess, gravlax, lox, taramasalata, tarama, kedgeree, patrani, macher jhol, meen moilee, meen curry, ambot tik, recheado, rechad, pollichathu, kane rava fry, tawa fry fish, tonkatsu sauce, gentleman relish',
  FM: 'macher jhol mustard, shorshe ilish, sorshe ilish, bhapa ilish, kasundi fish, doi maach, macher paturi, fish paturi, meen puli, amritsari macchi',
  FG: 'fish and chips, fish finger, fish fingers, amritsari fish, fish fry, fish cutlet, fish amritsari, fish koliwada, rava fry, kane rava, marmite, steak sauce, brown sauce',
  CM: 'chingri malai curry, chingri bhapa, prawn balchao',
  C: 'bisque lobster, malai chingri, balchao, prawn crackers, kerupuk, shrimp chips, chemmeen, thermidor, gambas, sigdi, yeti ajadina, ebi fry, har gow, siu mai, shumai, sumai, cocktail platter surimi, crab stick',
  O: 'calamari, escargot, oysters rockefeller, clam chowder, takoyaki, moules, moules frites, marwai, kallumakkaya fry, koonthal, vongole, rabas, takoyaki ball',
  T: 'hummus, houmous, tahini, baba ganoush, baba ghanoush, babaganoush, mutabal, moutabal, falafel, felafel, zaatar manakish, til ladoo, til laddu, tilgul, ellunde, yellunde, rewri, gajak, benne ellu, simit, gomadare, furikake, everything bagel, ellu sadam, ellu podi, halva, halawa, turkish halva, mezze, meze',
  TM: 'milagai podi, milagai pudi, gunpowder, podi, idli podi, karam podi, chutney podi',
  TG: 'simit bread, bagel, burger bun, sesame bun, burger, slider, big mac, whopper, grissini, lavash, falafel pita',
  M: 'kasundi, sarson ka saag plain, sarson, achari, achaari, pickle, piccalilli, vinaigrette, honey mustard, sorse, kosha mangsho, aloo posto, begun bhaja, jhal muri, jhalmuri, ghugni, tadka, tempering, popu, oggarane, kokum curry, thogayal, thuvaiyal, chutney tadka, poriyal, gojju, cabbage palya, sausage, frankfurter, hot dog mustard, corned beef, pastrami, reuben',
  Y: 'waldorf salad, bloody mary, mirepoix, minestrone, bolognese, bolognaise, ragu, vegetable stock, veg stock, stock cube, bouillon, broth, gumbo holy trinity, cream of celery, soffritto, osso buco, bouquet garni, coq au vin base, veg clear soup, hot pot stock, pot roast, chicken soup, consomme',
  YGD: 'spaghetti bolognese, lasagna, lasagne, shepherd pie, cottage pie, pot pie',
  U: 'sangria, mulled wine, coq au vin, boeuf bourguignon, beef bourguignon, wine sauce, red wine jus, balsamic glaze, vinegar pickle, mojito syrup, dried mango, dried apricots, fruit cake, plum cake, christmas cake, mincemeat, raisin, kishmish pulao, vindaloo, vindalho, sorpotel, xacuti, chorizo, choris, pork choris, marsala, chicken marsala, risotto milanese, fondue wine, cooking wine, sake, mirin, sherry trifle, rum cake',
  UDGE: 'tiramisu marsala, rum and raisin, plum pudding, plum cake, fruit cake, christmas pudding',
};
