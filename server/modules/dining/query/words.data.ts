/** What people call a cuisine, a vibe or a diet, by the name that restaurants carry. */
export const CUISINE_WORDS: Readonly<Record<string, string>> = {
  Italian: 'italian, pasta, risotto, lasagna, lasagne, tiramisu',
  Pizza: 'pizza, pizzas, pizzeria, wood fired pizza',
  Japanese: 'japanese, ramen, izakaya, teppanyaki',
  Sushi: 'sushi, sashimi, maki',
  Korean: 'korean, kimchi, bibimbap, korean bbq, tteokbokki',
  Thai: 'thai, pad thai, tom yum, green curry',
  Vietnamese: 'vietnamese, pho, banh mi',
  Chinese:
    'chinese, dim sum, dimsum, hakka, szechuan, schezwan, indo chinese, noodles, manchurian, dumplings',
  Asian: 'asian, pan asian, oriental, south east asian',
  Tibetan: 'tibetan, momo, momos, thukpa',
  Mexican: 'mexican, taco, tacos, burrito, nachos, tex mex',
  American: 'american, diner, wings, barbecue ribs',
  Burger: 'burger, burgers, hamburger',
  Steak: 'steak, steaks, steakhouse, grills',
  Continental: 'continental, european',
  French: 'french, crepes, bistro',
  Spanish: 'spanish, tapas, paella',
  Mediterranean: 'mediterranean, greek',
  'Middle Eastern':
    'middle eastern, arabian, arabic, lebanese, turkish, shawarma, mandi, falafel, hummus, kebab wrap',
  'North Indian': 'north indian, tandoori, butter chicken, dal makhani, naan, paneer tikka',
  Punjabi: 'punjabi, dhaba, amritsari, sarson ka saag, chole bhature',
  Mughlai: 'mughlai, nawabi, korma',
  Awadhi: 'awadhi, lucknowi, galouti',
  Kebab: 'kebab, kebabs, kabab, seekh',
  'South Indian':
    'south indian, dosa, dosas, idli, vada, dose, idly, filter coffee, tiffin, masala dosa, tiffins, ದೋಸೆ, ಇಡ್ಲಿ',
  Karnataka:
    'karnataka, kannadiga, mysore, malnad, bisi bele bath, ragi mudde, jolada rotti, naati, gowda style, north karnataka, ಕರ್ನಾಟಕ',
  Udupi: 'udupi, udipi, satvik',
  Mangalorean: 'mangalorean, mangalore, kori rotti, neer dosa, coastal karnataka, kundapura',
  Andhra: 'andhra, guntur, andhra meals, gongura',
  Hyderabadi: 'hyderabadi, haleem',
  Biryani: 'biryani, biriyani, biriani, dum biryani, ಬಿರಿಯಾನಿ, बिरयानी',
  Chettinad: 'chettinad, chettinadu, tamil, tamil nadu',
  Kerala: 'kerala, malayali, malabar, appam, sadya, puttu, syrian christian',
  Goan: 'goan, vindaloo, xacuti, goa',
  Bengali: 'bengali, kolkata, kosha mangsho, ilish, kathi roll, kathi rolls',
  Gujarati: 'gujarati, dhokla, undhiyu',
  Rajasthani: 'rajasthani, dal baati, marwari',
  Maharashtrian: 'maharashtrian, misal, marathi, puran poli',
  Kashmiri: 'kashmiri, wazwan, rogan josh',
  Seafood: 'seafood, fish, prawns, crab, coastal, lobster',
  'Street Food': 'street food, chaat, chat, pani puri, panipuri, golgappa, vada pav, chats, pav bhaji',
  Mithai: 'mithai, indian sweets, sweet shop',
  Bakery: 'bakery, bakeries, bread, pastry, pastries, cake, cakes, croissant, croissants',
  Desserts: 'dessert, desserts, sweet tooth, waffles, waffle, brownie, cheesecake, something sweet',
  'Ice Cream': 'ice cream, icecream, gelato, kulfi, sundae',
  Cafe: 'cafe, café, coffee, coffee shop, cappuccino, espresso, latte, brunch',
  Pub: 'pub, brewery, microbrewery, craft beer, beer, taproom, gastropub, cocktails, bar, drinks',
  'Health Food':
    'health food, healthy, salad, salads, smoothie bowl, smoothie bowls, clean eating, poke bowl',
};

export const VIBE_WORDS: Readonly<Record<string, string>> = {
  romantic:
    'romantic, date, date night, anniversary, couple, couples, candlelight, candle light, candlelit, intimate, valentine, proposal, girlfriend, boyfriend, my wife, my husband, first date',
  quiet: 'quiet, calm, peaceful, silent, not noisy, serene, conversation, reading',
  lively: 'lively, party, vibrant, buzzing, happening, energetic, dancing, dj, loud music',
  family: 'family, families, kids, children, kid friendly, parents, grandparents, toddler, high chair',
  group: 'group, groups, friends, gang, team, large group, reunion, birthday, office party, team lunch',
  business: 'business, client, clients, meeting, work lunch, business lunch, formal, corporate',
  work: 'wifi, wi-fi, laptop, remote work, working from, work from cafe, plug points, study',
  rooftop: 'rooftop, roof top, terrace, skyline',
  outdoor: 'outdoor, outdoors, garden, al fresco, open air, patio, courtyard',
  'live music': 'live music, band, gig, acoustic, karaoke, jazz',
  cosy: 'cosy, cozy, homely, warm',
  upscale:
    'upscale, fine dining, fancy, posh, luxury, premium, special occasion, classy, elegant, tasting menu',
  casual: 'casual, laid back, chill, relaxed, hangout, hang out, no frills',
  'late night': 'late night, midnight, open late, after midnight, 24 hours, night owls',
  'pet friendly': 'pet friendly, pet-friendly, with my dog, dog friendly, pets',
  scenic: 'scenic, lake view, view, views, sunset, lakeside',
  quick: 'quick bite, quick bites, quick, fast food, takeaway, grab and go, quick lunch',
  breakfast: 'breakfast, morning, tiffin',
  buffet: 'buffet, unlimited, all you can eat',
};

export const DIETARY_WORDS: Readonly<Record<string, string>> = {
  vegetarian: 'vegetarian, veg, pure veg, veggie, shakahari, no meat, meatless, शाकाहारी, ಸಸ್ಯಾಹಾರಿ',
  vegan: 'vegan, plant based, plant-based, dairy-free vegan',
  jain: 'jain, no onion no garlic, without onion and garlic',
  halal: 'halal',
  'gluten-free': 'gluten free options, gluten-free options',
  keto: 'keto, low carb, low-carb',
};

/** Words that say how much may be spent, as tiers. */
export const PRICE_WORDS: Readonly<Record<string, string>> = {
  $: 'cheap, cheapest, cheaper, budget, pocket friendly, inexpensive, low cost, affordable, student',
  $$: 'affordable, reasonable, mid range, moderately priced, value for money',
  $$$: 'upmarket',
  $$$$: 'expensive, splurge, money no object, luxury, lavish, fine dining',
};

/** Words without meaning for a search. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the and or of in at on near around for with without to from by is are am be been i me my we us our you your it its this that
   these those some any please find show suggest recommend want wants need looking look give get let lets go going eat eating food foods
   restaurant restaurants place places spot spots joint joints good nice best great top where what which can could would should will do does
   have has had tonight today tomorrow now dinner lunch meal meals evening under below less than upto up within between above over max
   maximum minimum about rs inr rupees bucks per person people two but not no avoid except like love really very something anything
   somewhere bangalore bengaluru city area located tell more open hungry craving feel feeling kind type style serve serves serving option
   options allergic allergy allergies intolerant free rated rating stars star map compare vs versus better both`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
