/** Words that everybody uses: alone they name no shop, and they are no misspelt name. */
const COMMON = new Set(
  (
    'a about above account accounts add afford after again all already also always am amount an and another any anything ' +
    'april are around as ask at august available average avoid away back bad balance bank bar be because been before bet ' +
    'better between big bigger biggest bill bills board both bought budget budgets buddy business but buy by cafe can ' +
    'cancel card cash categories category center central challenge challenges change charge charged charges cheap cheaper ' +
    'check city close club coin coins come compare compared confirm cost costs could create credit daily date day days ' +
    'debit december delete details did difference do does done down draft dollar dollars dont each easy eat eating either ' +
    'else empty end enough entry euro euros even ever every everyday everything evolve expense expenses extra far ' +
    'february few find fine first fit five for forecast four free friday from full game gave get give go goal goes going ' +
    'gone good got great group had half happen has have health help here hi high higher highest home hour hours house how ' +
    'i if in income increase instead interest into is it item items january july june just keep kind know large largest ' +
    'last late least left less let level like limit line list little live local long look lot low lower lowest made main ' +
    'make many march market max may me mean merchant merchants mine minus missing moment monday money month monthly ' +
    'months more most move much my name near need needs net never new next nice no none normal not nothing november now ' +
    'number october of off often oh ok okay old on once one only open or order other our out over overall overdraft own ' +
    'paid part past pay payday payment payments pays people per percent place places plan please point points possible ' +
    'predict previous price problem purchase purchases put quarter quick quiet rate real really recent record recurring ' +
    'refund remove rest result right round run safe salary same saturday save saved saving savings say score second see ' +
    'send september set seven shop shopping shops should show since six small so some something sort spend spending spent ' +
    'start state statement stats status still stop store streak streaks subscription subscriptions such suggest sum ' +
    'summary sunday sure take tell ten than thank thanks that the their them then there these they thing things think ' +
    'this those three thursday time times to today together tomorrow too top total track transaction transactions ' +
    'transfer travel trend trip true try tuesday two type typical under undo until up update us use used usual usually ' +
    'very wait want was way we wednesday week weekend weekends weekly weeks well went were what when where which while ' +
    'who why will with without work worth would write wrong year yearly years yes yesterday yet you your zero'
  ).split(' '),
);

export const isCommon = (word: string): boolean => word.length < 3 || COMMON.has(word) || /^\d+$/.test(word);
