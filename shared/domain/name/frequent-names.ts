import { foldForSearch } from '../../text/fold.ts';

/** What a word alone says of itself: a given name, a family name, either, or nothing. */
export type NameKind = 'given' | 'family' | 'either' | 'unknown';

/**
 * Given names frequent among people who live in France and rare as family names, folded. From memory of the public
 * counts (Insee, fichier des prénoms); it need not be complete: what is not in it is only understood from something else.
 */
const given = `
abdallah abdel abdelaziz abdelhamid abdelkader abdelkrim abdellah abdelmajid abdelmalek abderrahim abderrahmane abdou
abdoulaye abel achille adam adama adele adeline adjoa adolphe adrien afonso agathe agnes agostinho ahmed ahmet aicha
aida aime aimee aissa aissata aissatou akissi alain alassane alban albane albert alessandro alessia alexandra
alexandre alexandrine alexis alfred ali alice alicia aline alioune alix allan alpha alphonse alvaro amadou amalia
amandine amar amara amedee amel amelia amelie americo amina aminata amine amir amira ana anabela anais anastasia
anatole andrea andree andrei andrzej ange angela angele angelique angelo aniello anisa anissa anita anjali anna
annabelle anne annette annick annie anselme anthony antoine antoinette antonella antonin antonio anwar apolline arezki
ariane aristide arlette armand armande armando armelle arnaud arthur arun assane assia assma astrid aude audrey
augusta auguste augustin augustine augusto aurele aurelie aurelien aurore awa awatef axel axelle aya ayoub ayse aziz
aziza badia bakari bakary baptiste barbara barnabe barthelemy basile bastien beatrice beatriz benedicte benjamin
benoit berenice bernadette berthe bertille bertin bilal binta bintou blanche blandine bogdan bonaventure boris
boubacar bouchra brahim brice brigitte bruno camille capucine carine carla carlos carmen carole caroline casimir
cassandra catherine cecile cedric celeste celestin celestine celia celine chaima chantal charlene charles charlotte
cheikh cherifa chloe christel christelle christian christiane christine christophe cindy claire clara clarisse claude
claudette claudia claudie claudine clea clelia clemence clement clementina clementine clotilde colette conceicao
constance constant coralie corentin corinne coumba cristiano cristina cynthia cyprien cyriaque cyril cyrille dalila
damien daniel daniela danielle daphne davide deborah deepa delphine demba denis denise deolinda desire desiree diaby
diana diane didier dimitri dina dinesh djamel djamila djeneba djibril dmitri dolores domenico domingos dominique
donatien dorian doriane dorothee doudou dounia dragan duarte eddy edgar edgard edith edmond edmonde edouard eduardo
edwige elena eleonore elhadj eliane elias elie eliette elif elina eliott elisa elisabeth elise ella elodie eloi eloise
elsa elvira elvire emeline emeric emile emilia emilie emilien emilio emine emma emmanuel emmanuelle enzo eric erika
ernest ernestine erwan esperanza estelle esther ethan etienne etiennette eugene eugenie eva evelyne evrard ewa fabien
fabienne fabiola fabrice fadila fadima faiza fanny fanta faouzi farah fares farid farida fathia fatih fatiha fatima
fatma fatna fatou fatoumata fatoumatou faustine faycal federico felicie felicite felix ferdaous ferdinand fernand
fernanda fernande fernando fidele filipe filomena fiona firmin flavie flavien fleur flora florence florent florentin
florian florine fode fodil fouad fouzia francesca francesco francine francisco franck francoise frank freddy frederic
frederique gabin gabriel gabriella gabrielle gael gaelle gaetan gaspard gaston genevieve georges georgette geraldine
gerard geraud germaine gheorghe ghislain ghislaine ghislane gilbert gilberte gilles gillian ginette giovanni gisele
giulia giuseppe gladys godefroy gontran gonzalo goran graca grazyna gregoire gregory grzegorz guilhem guillaume
gustave guy gwenaelle gwendoline habib habiba hacene hadja hadrien hafida hafsa hakim halima halimatou hamed hamid
hamida hamza hanane hanna hannah hassan hassane hassiba hatem hatice hawa hayat hector hedi helder helena helene
heloise henri henriette henrique hermine herve hicham hichem hilaire hind hippolyte hoa hocine honore honorine
hortense houda houria hugo huguette hulya hung huong hussein ibou ibrahim ibrahima ida idir idriss ignace ilham iliana
ilyas ilyes imane imed ines ingrid intissar ioana ion ionut irene irina iris isaac isabel isabelle isaure isidore
ismael ismail issa ivan ivana jacky jacqueline jacques jade jalila jamal jamel jamila jan javier jawad jean jeanine
jeanne jeannette jeannine jelena jennifer jeremie jeremy jerome jessica jimmy joachim joana joanna joao joaquim
jocelyn jocelyne joel joelle johan johanna johnny jonathan jordan jorge joris jose josee josefa joseph josephine
josette josiane josselin jozef juan juana judith jules julia julie julien julienne juliette julio justin justine kader
kadi kadiatou kadidiatou kadija kamel kamelia karen karim karima karine katarzyna katia kavitha kelly kenza kevin
khadidja khadija khadijatou khadim khadra khaled khalid khalil khedidja kheira killian kofi krzysztof ksenia kwame
laetitia lahcen lakshmi lamia lamine lan larbi lassana laszlo latifa laura laure laurence lauriane laurie laurine lea
leandre leane leila lena leo leon leonce leonie leonor leonore leontine leopold leyla ligia lila lilian liliane lilou
lily lina linda linh lionel lisa lise loan loic lois lola lorenzo loris lorraine lotfi lou louane loubna louis louise
louisette louna lounes lourdes luc lucette lucia luciana lucie lucien lucienne lucile lucille ludivine ludo ludovic
luigi luis luisa luka lukasz lydia lydie lyes maciej madani mae maelle maelys magali magalie magdalena maggy mahamadou
maimouna maite malek malgorzata malik malika mallory malo mamadou mamady mame mamoudou manon manuel manuela marc
marceau marcel marceline marcelle marcellin marcin marco marek margarida margaux margot marguerite maria mariam
mariama mariame marianne marie mariem mariette marilyne marina marine marinette marion marius mariusz marjorie marlene
marthe martial martine maryam maryline maryse maryvonne massinissa mathias mathilde mathis mathurin matteo matthias
maud maude maurice max maxence maxime maximilien mbaye mederic mehdi mehmet mei melanie melchior melina meline melissa
melody mercedes meriem messaoud messaouda michele micheline michelle mickael mickey miguel mihai mikael milan milica
ming minh mircea mireille modou mohamed mohammed mohan moise mokhtar moktar moncef monique morgane mouhamed mouloud
mouna mounia mounir moussa moustapha murat muriel mustafa mustapha mylene myriam myriem nabil nabila nacer nacera
nadege nadia nadine nadir nadira naim naima najat najet nancy nasser nassim nassima natacha nathalie nathan nathanael
nawal nawel ndeye nelly nelson nene nesrine nga ngoc ngozi nicolas nicole nicoleta nikola nina ninon nirmala noah noe
noelle noemie nolwenn noor nora norbert nordine noura nourdine noureddine nouria nuno oceane octave octavie octavien
odette odile oksana oleg olena olga olivia olivier omar omarou ombeline ondine ophelie oriane orlando oscar ouarda
oumar oumou oumy ousmane ousseynou ozlem pablo pacome paola paolo pape parfait pascal pascale pascaline patrice
patricia patrick paul paula paule paulette pauline paulo pawel pedro penda perrine philippe philippine philomene
phuong pierre pierrette piotr placide pradeep priya prosper prune quang quentin quentine quitterie rabah rabia rachel
rachid rachida radia rafael rafal rafik rahim rahma rajesh ramatoulaye ramdane ramesh ramzi rania raphael raphaelle
ravi rayan raymond raymonde rebecca redouane regine regis reine rejane remi remy rene renee riad ricardo rim rita
roberto roch rodolphe rodrigue roger rokhaya rokia roland rolande romain romane romuald rosa rosalie rosario rose
roseline rosine roxane rui ryan sabine sabrina sacha safia said saida sakina salah salem salim salima salimata saliou
salma salome salvatore samantha samba sami samia samir samira samson samuel samy sana sanaa sanae sandra sandrine
sanjay sara sarah sebastian sebastien sekou selena selim selma selvi serge sergei sergio serigne servane severine
sevgi seydou seynabou sibylle sidi sidonie sihem silvia simone sirine skander slimane sofia sofiane solange solene
solenne soline sonia sophie soraya sory souad soufiane souhila souleymane soumaya stanislas stefan stefania stella
stephane stephanie steve steven sunita suresh susana suzanne suzette svetlana swann sybille sylvain sylvestre sylvette
sylviane sylvie tadeusz taha tahar tanguy tania tarek tarik tatiana teddy teresa thais thanh thao thea theo theodore
theophile therese thibaud thibault thierry thuy tiago tiburce tidiane tiffany timeo timothee titouan tom tomasz tommy
tristan tuan turgut tuyet ulysse urbain ursule valentin valentine valerie valery vanessa vasco vasile vera veronique
victoire victor victoria vijay viola violaine violette virginie vittorio viviane vladimir wafa wahiba wahid walid
warda wassila wassim wei wilfrid wilfried william wojciech xavier xiaoming yacine yaelle yahya yamina yan yann yannick
yannis yasmina yasmine yassin yassine yen ying yoan yoann yohan yolande youcef younes youness yousra youssef youssouf
yulia yusuf yvain yvan yves yvette yvon yvonne zacharie zahia zahra zakaria zakia zbigniew zeinab zeineb zelie zeynep
zineb zita zoe zofia zohar zohra zoubida zoubir zouleikha zoulikha
`;

/** Family names frequent in France and rare as given names, folded. */
const family = `
alaoui alves amrani arnault ba bah bailly bakayoko bamba barbier baron barry begum belhadj belkacem benali benamar
benard benhadj benhadjar benkhelifa benmoussa bennani bensaid bensalem besson blanc blanchard bonnet boualem bouaziz
boucher boudiaf boulanger bourdon bourgeois bouvier bouzid boyer brahimi brun brunet bui camara carlier caron
carpentier carre carvalho celik chaoui charpentier charrier chen cherif chevalier cisse colas collet costa coulibaly
cousin dang dao dasilva delacroix delattre delaunay deletang delmas delorme dembele demir descamps deschamps deschanel
desmoulins devaux devos diakite diallo diarra dinh diop diouf doan dominguez doumbia dubois dubreuil duchene duclos
ducros dufour dufresne duhamel dumas dumont dumoulin duong dupond dupont duprat dupre dupuis dupuy durand duval fabre
fall fassi faure faye fernandes fernandez ferreira fleury fofana fontaine fournier gaillard garcia garnier gay girard
giraud gomes gomis goncalves gonzalez guerin gueye guillaumin guillot haddad hamdi hamidi hamon hernandez hoang hoarau
horvat hossain huang huet huynh idrissi ionescu islam ivanov jacquet joly jovanovic kante kaya keita khatun khelifi
klein koffi konan konate kone kouame kouassi kovacs kowalska kowalski labbe lacombe lacroix lafont lagarde lam
lambertin langlois laporte larbaoui lebihan leblanc lebreton lebrun leclerc leclercq leduc lefebvre lefevre lefloch
lefort legall legoff legrand leguen lejeune lemaire lemaitre lemoine leroux leroy liu lopes lopez luong maillard
maillet mallet mansouri marchal marchand marechal marques martinez marty masson maurin mbengue menard mendes mendy
mercier meunier meyer meziane mignot millet milon mokrani monnier moreau moreira morel morin moulin muller nadarajah
navarro ndiaye ndour nguyen niang nikolic novak nowak nunes oliveira olivieri ouattara ozturk paquet parent paris
pasquier patel payet pelissier pelletier pereira perez perrin perrot petit petrov pham phan philippon picard pichon
picot pineau pinto poirier poncet pons popescu potier poulain poulet prevost prevot quere rahman rahmani rajan raynaud
renard renault rey reynaud ribeiro ricard rigaud riou riviere roche rocher rodrigues rodriguez rolland rossi rousseau
roussel roux royer sabatier sahin saidi sanchez sangare santos sarr sauvage savary schmidt schmitt schneider seck
seguin selvarajah sharma sidibe singh sissoko slimani smirnov soumahoro sousa sow sy sylla tazi teixeira tessier
texier thibaudeau toumi toure tournier tran traore trinh truong vaillant valette vallet vasseur verdier vidal vieira
voisin vuong wagner walter wang weber weiss wisniewski wojcik yang yao yilmaz zhang zhao zhou ziani zidane zitouni
`;

/** Among the most frequent family names of France and given names too: alone they say nothing. */
const either = `
noel aaron abbas abraham amrane andre anh aubert bernard bertrand blaise boniface bruce brunel cameron chabane cohen colin
constantin craig david francois gauthier gautier germain hai hamou henry hong hubert jackson jacob jourdan kim kumar
lambert laurent lee leger leonard leonardo levy lombard lucas mai mansour marin martin mathieu matthieu michel regnier
renaud richard robert robin saad salomon santiago scott silva simon taieb tayeb taylor thomas tony toussaint vincent
`;

/** The same in letters that are not Latin: Arabic, Cyrillic, Greek, Hebrew, Tamil. */
const givenElsewhere = `
محمد أحمد علي عمر عثمان حسن حسين خالد يوسف كريم سعيد رشيد حميد إبراهيم إسماعيل مصطفى محمود سمير ياسين طارق بلال هشام جمال نبيل
فاطمة خديجة مريم عائشة زينب أمينة نادية ليلى سعاد سميرة حياة سلمى هند نور ياسمين كوثر رشيدة فوزية حليمة جميلة لطيفة
Александр Алексей Анна Андрей Борис Виктор Владимир Галина Дмитрий Екатерина Елена Иван Ирина Мария Михаил Наталья Николай
Ольга Павел Сергей Светлана Татьяна Юлия Оксана Людмила Γιώργος Μαρία Ελένη Νίκος Κώστας Δημήτρης Ιωάννης Κατερίνα
דוד שרה רחל יעקב משה מרים אסתר יוסף חנה לאה யோகன் கவிதா லட்சுமி குமார் செல்வி
`;

const kinds = new Map<string, NameKind>();
const lists = [
  [given, 'given'],
  [givenElsewhere, 'given'],
  [family, 'family'],
  [either, 'either'],
] as const;
for (const [names, kind] of lists) for (const name of names.trim().split(/\s+/)) kinds.set(foldForSearch(name), kind);

/** First parts of given names in two: « Jean-Claude », « Marie-Sophonie », « Anne Marie ». */
const beginsCompound = new Set(['jean', 'marie', 'anne', 'pierre', 'paul', 'louis', 'yves', 'rose']);

/** Of one word, folded as for the search: hyphens and apostrophes are spaces in it. */
export function kindOfName(folded: string): NameKind {
  const parts = folded.split(' ');
  const own = parts.map((part) => kinds.get(part) ?? 'unknown');
  const [first = 'unknown', second] = own;
  // The Arabic article begins names of origin and of family.
  if (second === undefined) return first === 'unknown' && /^ال\p{L}{3}/u.test(folded) ? 'family' : first;
  if (own.every((kind) => kind === 'given')) return 'given';
  if (beginsCompound.has(parts[0] ?? '') && own.length === 2 && second === 'unknown') return 'given';
  return own.some((kind) => kind === 'family') && first !== 'given' ? 'family' : 'unknown';
}

/** « Jean Pierre », « Marie Thérèse »: two words that are often one given name; « Abd » never stands alone. */
export function isCompound(first: string, second: string): boolean {
  if (/^(?:abd|abdel|abdul|abdal|abdou|عبد)$/u.test(first)) return true;
  return beginsCompound.has(first) && kindOfName(second) === 'given';
}
