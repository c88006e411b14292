/** Today, and the help page. */
export default {
  fr: {
    title: 'Aujourd’hui',
    nothingYet: 'Aucune annonce encore',
    nothingYetText:
      'Ici se lira ce qui demande un coup de main : les demandes qui attendent, les tournées du jour, les feuilles à saisir. Les annonces viennent de la ville, ou de vous.',
    deposit: 'Déposer une annonce',
    connect: 'Relier la ville',
    waiting: 'Demandes qui attendent',
    waitingAbout: 'Une demande à introduire. | {n} demandes à introduire.',
    waitingLong: 'Une attend depuis plus de {days} jours. | {n} attendent depuis plus de {days} jours.',
    noneWaiting: 'Aucune demande n’attend d’être introduite.',
    allWaiting: 'Voir toutes les demandes à introduire',
    follow: 'À suivre',
    nothingToFollow: 'Rien d’autre n’attend aujourd’hui.',
    open: 'Ouvrir',
    round: 'Tournée « {name} » à {time}, une porte. | Tournée « {name} » à {time}, {n} portes.',
    followUp: 'Prendre des nouvelles : « {title} », prévu le {date}.',
    sheetOut: 'Feuille {number} dehors, imprimée {ago}.',
    enterReturn: 'Saisir le retour',
    toValidate: 'Une annonce à valider. | {n} annonces à valider.',
    toValidateAction: 'Voir',
    conflicts: 'Un désaccord avec la ville à trancher. | {n} désaccords avec la ville à trancher.',
    conflictsAction: 'Trancher',
    parked: 'Un envoi mis de côté. | {n} envois mis de côté.',
    parkedAction: 'Voir',
    toSend: 'Une modification à envoyer à la ville. | {n} modifications à envoyer à la ville.',
    toSendAction: 'Échanger',
    backupAway:
      'Le second dossier de sauvegarde n’est pas là depuis {days} jours : si cet ordinateur tombait en panne, ce qui a été noté depuis serait perdu. Branchez la clé ou le disque.',
    backupAwayAction: 'Voir les sauvegardes',
    gaps: {
      title: 'Ce qui manque, quartier par quartier',
      missing: 'Il manque surtout : {widest}.',
      enough: 'Chaque demande a de quoi trouver quelqu’un dans son quartier.',
      widest: '{category} ({quartier}, {n})',
      comma: ' ; ',
      category: 'Besoin',
      outside: 'Hors quartier',
      short: 'il en manque {n}',
      requests: 'aucune demande | {n} demande | {n} demandes',
      places: 'aucune offre | {n} place | {n} places',
    },
    help: {
      title: 'Aide',
      version: 'Palier {version}',
      day: 'Une journée avec Palier',
      fetch: 'Recevoir.',
      fetchText:
        'Palier reçoit les annonces de la ville au démarrage, puis toutes les quinze minutes. Sans réseau, tout continue de marcher.',
      deposit: 'Déposer.',
      depositText: 'Quelqu’un appelle : la touche N ouvre l’annonce. Ce qu’il faut, qui, où, et c’est validé.',
      introduce: 'Introduire.',
      introduceText:
        'Pour une demande, Palier montre qui peut aider au plus près, et dit pourquoi. C’est vous qui proposez.',
      walk: 'Faire la tournée.',
      walkText:
        'Choisissez des demandes, un bénévole, un départ : les portes sont mises dans l’ordre de la marche, et la feuille s’imprime.',
      return: 'Saisir le retour.',
      returnText: 'Numéro de la feuille, puis une ligne par porte : « 07K a » veut dire absent.',
      send: 'Envoyer.',
      sendText: 'Au prochain échange, la ville reçoit ce qui a changé. La page Échanges dit ce qui est parti.',
      keeping: {
        title: 'Ne rien perdre',
        about: 'Tout se trouve dans la rubrique Sauvegardes des',
        find: {
          title: 'Retrouver les sauvegardes',
          where:
            'Palier en fait une par jour, et une au verrouillage si quelque chose a changé. Les Réglages montrent leur dossier : il s’appelle « sauvegardes ».',
          second:
            'Choisissez un second dossier, sur une clé USB ou un disque partagé. Si l’ordinateur tombe en panne, c’est lui qui sauve tout. Quand il n’est plus là depuis une semaine, la page Aujourd’hui le dit.',
          make: 'Avant de débrancher la clé, « Sauvegarder maintenant » y met ce qui vient d’être noté.',
        },
        move: {
          title: 'Changer d’ordinateur',
          copy: 'Sur l’ancien, sauvegardez sur une clé USB. Sinon, copiez-y le fichier le plus récent, « palier-2026-11-28.age » par exemple, et le fichier « cle.age » qui est à côté.',
          install:
            'Sur le nouveau, ouvrez Palier et choisissez une phrase de passe. Passez la ville : « Plus tard, sans la ville ».',
          restore:
            'Dans les Réglages, « Restaurer… », puis le fichier de la clé USB. Donnez la clé de secours de l’ancien ordinateur, ou son ancienne phrase avec le fichier « cle.age ». Regardez ce qui changerait, puis choisissez « Remplacer ».',
          connect:
            'Collez de nouveau le jeton de la ville dans les Réglages : il reste sur l’ordinateur et ne voyage pas. Ne travaillez plus sur l’ancien.',
        },
        recover: {
          title: 'Après une panne, un disque plein ou abîmé',
          screen:
            'Palier le dit à l’ouverture et propose de retrouver vos données. Ne supprimez rien : les anciens fichiers sont mis de côté.',
          secret:
            'Donnez la phrase de passe ou la clé de secours, et laissez faire. À la fin, il dit ce qui est revenu, et ce qui manque.',
          other:
            'S’il manque quelque chose, « Restaurer… » montre ce que la sauvegarde d’un autre jour ajouterait. Un geste l’annule.',
        },
        renew: {
          title: 'Changer de phrase de passe ou de clé de secours',
          change: 'Réglages, Sécurité, « Changer la phrase de passe… ». La phrase ou la clé actuelle est demandée.',
          key: 'Si la clé imprimée est perdue ou a été vue, « Refaire la clé de secours… », puis imprimez la nouvelle et détruisez l’ancienne.',
          older:
            'Les sauvegardes d’avant s’ouvrent encore avec les anciens mots et leur ancien fichier « cle.age » : si quelqu’un les connaît, sauvegardez de nouveau, puis détruisez les anciennes copies.',
        },
        leave: {
          title: 'Partir avec tout',
          all: 'Réglages, Partir avec tout, « Tout emporter… » : une archive avec toutes les fiches en tableaux, en données et en PDF.',
          sealed:
            'Elle n’est pas scellée : gardez-la sous clé. Elle ne se remet pas dans Palier ; pour cela, il y a les sauvegardes.',
          without:
            'Une sauvegarde s’ouvre aussi sans Palier, avec l’outil libre age : age -d -i cle.age palier-2026-11-28.age > palier.zip',
        },
      },
      safety: 'En sécurité',
      where: 'La ville, le verrouillage et la taille du texte se choisissent ici :',
      laptopText:
        'Les noms, les adresses et les téléphones sont chiffrés sur cet ordinateur. Sans la phrase de passe ou la clé de secours, personne ne peut les lire.',
      cityText: 'Vos notes sur une personne restent ici : la ville ne les reçoit jamais.',
      paperText:
        'Une feuille porte le prénom et l’initiale, jamais la santé, les absences ni les codes d’entrée. Une feuille rendue se détruit.',
      lockText: 'Palier se verrouille seul quand personne n’y touche, ou tout de suite avec Ctrl+L.',
      lostText:
        'Ordinateur volé : prévenez la ville, qui annulera le jeton. Feuille perdue : déclarez-la perdue dans Feuilles.',
    },
  },
  en: {
    title: 'Today',
    nothingYet: 'No listing yet',
    nothingYetText:
      'What needs a hand will stand here: requests that wait, rounds of the day, sheets to enter. Listings come from the town, or from you.',
    deposit: 'Add a listing',
    connect: 'Connect the town',
    waiting: 'Requests that wait',
    waitingAbout: 'One request to introduce. | {n} requests to introduce.',
    waitingLong: 'One has waited for more than {days} days. | {n} have waited for more than {days} days.',
    noneWaiting: 'No request is waiting to be introduced.',
    allWaiting: 'See all the requests to introduce',
    follow: 'To follow',
    nothingToFollow: 'Nothing else is waiting today.',
    open: 'Open',
    round: 'Round “{name}” at {time}, one door. | Round “{name}” at {time}, {n} doors.',
    followUp: 'Ask for news: “{title}”, planned for {date}.',
    sheetOut: 'Sheet {number} is out, printed {ago}.',
    enterReturn: 'Enter the return',
    toValidate: 'One listing to validate. | {n} listings to validate.',
    toValidateAction: 'See',
    conflicts: 'One disagreement with the town to settle. | {n} disagreements with the town to settle.',
    conflictsAction: 'Settle',
    parked: 'One change set aside. | {n} changes set aside.',
    parkedAction: 'See',
    toSend: 'One change to send to the town. | {n} changes to send to the town.',
    toSendAction: 'Exchange',
    backupAway:
      'The second backup folder has not been there for {days} days: if this computer broke, what was noted since would be lost. Plug in the key or the drive.',
    backupAwayAction: 'See the backups',
    gaps: {
      title: 'What is missing, quartier by quartier',
      missing: 'Most wanted: {widest}.',
      enough: 'Every request can find someone in its quartier.',
      widest: '{category} ({quartier}, {n})',
      comma: '; ',
      category: 'Need',
      outside: 'No quartier',
      short: '{n} short',
      requests: 'no request | {n} request | {n} requests',
      places: 'no offer | {n} place | {n} places',
    },
    help: {
      title: 'Help',
      version: 'Palier {version}',
      day: 'A day with Palier',
      fetch: 'Fetch.',
      fetchText:
        'Palier fetches the town’s listings when it starts, then every fifteen minutes. Without a network everything goes on working.',
      deposit: 'Add.',
      depositText: 'Someone calls: the key N opens a listing. What, who, where, and it is validated.',
      introduce: 'Introduce.',
      introduceText: 'For a request, Palier shows who can help nearest on foot, and says why. You propose.',
      walk: 'Make a round.',
      walkText: 'Choose requests, a volunteer, a start: the doors are put in walking order, and the sheet is printed.',
      return: 'Enter the return.',
      returnText: 'Number of the sheet, then one line a door: “07K a” means absent.',
      send: 'Send.',
      sendText: 'At the next exchange the town receives what has changed. The page Exchanges says what has gone.',
      keeping: {
        title: 'Losing nothing',
        about: 'All of it is in the part Backups of the',
        find: {
          title: 'Find the backups',
          where:
            'Palier makes one a day, and one at the lock if something has changed. The settings show their folder: it is called “sauvegardes”.',
          second:
            'Choose a second folder, on a USB key or a shared drive. If the computer breaks, that is what saves everything. When it has been away for a week, the page Today says so.',
          make: 'Before unplugging the key, “Back up now” puts on it what was just noted.',
        },
        move: {
          title: 'Move to another computer',
          copy: 'On the old one, back up to a USB key. Or copy the newest file to it, “palier-2026-11-28.age” for instance, and the file “cle.age” beside it.',
          install: 'On the new one, open Palier and choose a passphrase. Skip the town: “Later, without the town”.',
          restore:
            'In the settings, “Restore…”, then the file of the USB key. Give the recovery key of the old computer, or its old passphrase with the file “cle.age”. Look at what would change, then choose “Replace”.',
          connect:
            'Paste the token of the town again in the settings: it stays on the computer and does not travel. Do not work on the old one any more.',
        },
        recover: {
          title: 'After a failure, a full or a damaged disk',
          screen:
            'Palier says so when it opens, and offers to get your data back. Delete nothing: the old files are set aside.',
          secret:
            'Give the passphrase or the recovery key, and let it work. At the end it says what came back, and what is missing.',
          other:
            'If something is missing, “Restore…” shows what the backup of another day would add. One step undoes it.',
        },
        renew: {
          title: 'Change the passphrase or the recovery key',
          change: 'Settings, Safety, “Change the passphrase…”. The present passphrase or key is asked for.',
          key: 'If the printed key is lost or was seen, “Make another recovery key…”, then print the new one and destroy the old one.',
          older:
            'The backups of before still open with the old words and their old file “cle.age”: if somebody knows them, back up again, then destroy the old copies.',
        },
        leave: {
          title: 'Leave with everything',
          all: 'Settings, Leave with everything, “Take everything along…”: one archive with every record as tables, as data and as PDF.',
          sealed:
            'It is not sealed: keep it locked away. It does not go back into Palier; for that there are the backups.',
          without:
            'A backup also opens without Palier, with the free tool age: age -d -i cle.age palier-2026-11-28.age > palier.zip',
        },
      },
      safety: 'Safety',
      where: 'The town, the lock and the text size are chosen here:',
      laptopText:
        'Names, addresses and telephones are encrypted on this computer. Without the passphrase or the recovery key nobody can read them.',
      cityText: 'Your notes about a person stay here: the town never receives them.',
      paperText:
        'A sheet carries the first name and the initial, never health, absences or door codes. A returned sheet is destroyed.',
      lockText: 'Palier locks itself when nobody touches it, or at once with Ctrl+L.',
      lostText:
        'Stolen computer: tell the town, which will cancel the token. Lost sheet: declare it lost under Sheets.',
    },
  },
};
