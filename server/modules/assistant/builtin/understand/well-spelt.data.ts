/** Common words that are no typing error of one that is nearly the same: “through” is not “though”, “snacks” not “stacks”. */
export const WELL_SPELT: ReadonlySet<string> = new Set(
  (
    'able abroad accept across action actual address advance advice afraid agree ahead almost alone along although among angry ' +
    'animal answer anybody anyone anyway anywhere apart apple area argue arrive article asked asleep assume attend aunt avenue ' +
    'awake aware awful baby baker bakery bald band bars base basic bath bathroom beach bear beard beat beauty became become beer ' +
    'begin behind being bell belong below bench bend beside besides bike bird birth birthday bite black blame blank blanket bless ' +
    'blind block blood blow blue boat body boil bone books boots border bored born borrow boss bottle bottom bowl bowling boxes ' +
    'brain branch brand brave bread break brick bridge brief bright bring broad broken brother brought brown brush build bunch burger ' +
    'burn bush busy butter button cabin cable cake call called calm came camera camp candy care careful carpet carry case catch ' +
    'caught cause ceiling cell chain chair chance charger chase chat cheat cheese chef cherry chest chicken chief child children ' +
    'chips choice choose chose church cigar cinema circle clean clear clever climb clinic clock closed closer cloth clothes cloud ' +
    'coach coast coat code coffee cold collect college colour comb comfort common company concert cook cookie cooking cool copper copy ' +
    'corn corner correct couch cough count country couple course court cousin cover crazy cream cross crowd crying cupboard curry ' +
    'curtain cute cycle daddy damp dance dancing danger dark daughter dead deal dear death debt decide deep degree dentist depend ' +
    'desk dessert detail died diet different dinner direct dirty dish dishes doctor dodgy donate door double doubt down dozen dream dress drink drinks drive driver driving drop drove drug dryer dust ' +
    'duty early earth easier east edge effort eggs either electric elevator empire engine english enjoy entire equal error escape essay ' +
    'evening event evil exact exam except excuse exercise exit expect explain extra eyes face fact fail failed fair fall false ' +
    'family famous fancy farm fashion fast father fault favour fear feed feel feeling fell felt fence ferry fever field fight ' +
    'figure film final finger finish fire fish fishing fixed flag flat flight float floor flour flower flowers flown follow fool foot ' +
    'football force foreign forest forget forgot fork form found frame fresh fridge fries frog front fruit fuel funny furniture further ' +
    'future game games garage garden gate general gentle giant gift gifts girl glad glass glasses gloves glue goat gold golf ' +
    'grade grand grant grass gray green grew grill ground group grow grown guard guess guest guide guitar hair haircut hall hammer ' +
    'hand hang happy hard hate head hear heard heart heat heavy held hell hence hero herself hide hike himself hire hobby hold hole ' +
    'holiday honest honey hope horse hospital host hotel huge human hundred hungry hunt hurry hurt husband idea ideas idle ill image impress include ' +
    'indeed inside iron island itself jacket jeans jewel joint joke juice jump kept kettle keyboard keys kick kids kill kind king kiss ' +
    'kitchen knee knew knife knock known label lady lake lamp land lane language laptop latest laugh laundry lawn lawyer lazy lead leaf learn ' +
    'least leather leave lesson letter library lift light likely lime lion lips listen litre living loan lock lonely loose lose ' +
    'loss lost loud love lovely loving luck lucky lunch lying machine magic mail major male manage manager mango manner maps mark ' +
    'marker married mask massage master match mate material matter meal meals meat medal media medicine meet meeting melon member menu mess ' +
    'metal meter metro middle mighty milk million mind mirror miss mistake mixed mobile mode modern mood moon moral moreover mother motor ' +
    'mountain mouse mouth move moved movie movies moving muscle museum music must myself nail narrow nasty nation nature nearly neat neck ' +
    'needed needle neither nephew nerve nest news night nobody noise noodle noodles noon north nose note notebook notes nurse nuts ocean offer office ' +
    'onion opinion orange ordinary organ others ought outfit outside oven owner pack packet page pain paint pair palace pale pants paper ' +
    'parcel pardon parent parents park parking party pass passed pasta paste path patient pause peace peach peanut pear pencil pepper perfect ' +
    'perfume permit person phone photo piano pick picked picnic pictures piece pilot pink pipe pizza plain plane plant planet plants plate play played ' +
    'player pleasant plenty plug plumber plus pocket poem poet poker pole police polite pond pool poor pork port post pot potato pound powder ' +
    'power praise pray present press pretty pride prince print printer prison private prize proof proper proud prove public pudding pull ' +
    'pump punch pure purse push quality queen question quickly quit quite race radio rail rain raise ramen ran rare rather raw razor reach ' +
    'react read reader ready reason receive receipt recently recipe reply report request rescue respect return rice rich ride rides right ring ripe rise ' +
    'risk river road roast rock role roll roof room root rope rose rough route royal rubber rule ruler rush sadly said sail salad salon salt ' +
    'same sand sandwich sauce sausage scale scarf scene school science screen screw script search season seat secret seed seem seen self sell sense ' +
    'sent serve service settle several shade shadow shake shall shampoo shape share shark sharp shave sheep sheet shelf shell shine ship ' +
    'shirt shoe shoes shoot shore short shoulder shout shown shower shut side sight sign signal silk silly silver similar simple since sing ' +
    'single sink sister size skate skill skin skirt sleep slept slice slide slip slow smart smell smile smoke smooth snack snacks snow soap ' +
    'soccer social society sock socks sofa soft soil sold solid solve somebody somehow someone sometimes somewhere song soon sore sorry soul sound soup ' +
    'sour south space spare speak special speech speed spell spice spicy spider spirit spoke spoon sport spot spread spring square stage ' +
    'stairs stamp stamps stand star stars stage station stay steak steal steam steel step stick stiff sting stock stole stolen stomach stone stood ' +
    'story stove straight strange stream street stress strike string strong student study stuff stupid style sugar suit summer sunny super supper ' +
    'supply sushi sweater sweet swim swing switch table tail taken taking talk talked tall tank tape tart taste taught taxi teach ' +
    'teacher team tear tennis tent term terrible test text theatre thick thief thin third thirsty thirty though thought thousand threw ' +
    'throat through throughout throw thrown thumb thus ticket tickets tidy tiger tight till tiny tired tissue title toast tools tomato tone tongue ' +
    'tooth topic torn touch tour toward towards towel tower town toys track trade trading traffic train training tram trash treat tree trick tried ' +
    'trouble trousers truck truly trust truth tube tuna turn turned tutor twelve twenty twice twin ugly umbrella uncle underwear unit unless ' +
    'until upon upper upset urgent usage useful useless valley value various vase vegan very video view village violin visit visitor ' +
    'voice wage waist waiter waiting wake walk walked walking wall wallet wander warm warn wash washer washing waste watch water wave wealth weapon wear ' +
    'wedding weed weight welcome well west whatever wheat wheel whenever wherever whether whole whose wide wife wild wind window wine wing winner winter wipe wire ' +
    'wise wish wolf woman women wonder wood wool word words world worn worried worry worse worst worth wound wrap write writing wrote yard ' +
    'yellow yoga young yours yourself zone zoo'
  ).split(/\s+/),
);
