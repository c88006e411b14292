/** Settings, and the form that connects a town. */
export default {
  fr: {
    title: 'Réglages',
    kept: 'C’est enregistré.',
    sections: {
      city: 'La ville',
      cityAbout: 'La plateforme d’annonces de la ville.',
      association: 'L’association',
      associationAbout: 'Imprimée en tête des feuilles.',
      addresses: 'Adresses',
      addressesAbout: 'Pour trouver une adresse sans rien envoyer sur internet.',
      quartiers: 'Quartiers',
      quartiersAbout: 'Chaque annonce tombe dans l’un d’eux.',
      appearance: 'Apparence',
      appearanceAbout: 'Sur cet ordinateur seulement.',
      safety: 'Sécurité',
      safetyAbout: 'Ce qui protège les fiches.',
    },
    city: {
      address: 'Adresse de la plateforme',
      addressHint: 'Par exemple https://annonces.ville.example',
      addressMissing: 'Écrivez l’adresse que la ville a donnée.',
      token: 'Jeton d’accès de l’association',
      tokenMissing: 'Collez le jeton que la ville a donné.',
      showToken: 'Montrer le jeton',
      try: 'Essayer et relier',
      trying: 'Essai en cours…',
      suggested: 'Utiliser la ville d’essai',
      none: 'Palier n’est relié à aucune ville. Tout fonctionne, et reste sur cet ordinateur.',
      connected: 'Relié à {name}, compte « {account} ».',
      notRemembered:
        'Cet ordinateur n’offre pas de coffre sûr : le jeton n’est pas gardé. Il faudra le coller de nouveau au prochain démarrage.',
      reconnect: 'Changer de jeton',
      disconnect: 'Ne plus relier',
      failure: {
        'address-invalid':
          'Cette adresse n’en est pas une. Elle commence par https:// ; comparez-la à celle que la ville a donnée.',
        'address-insecure':
          'Cette adresse n’est pas chiffrée. Elle doit commencer par https:// ; demandez-la à la ville.',
        unreachable:
          'Personne ne répond à cette adresse. Vérifiez le réseau et l’orthographe. Vous pouvez aussi continuer sans la ville.',
        'not-a-city':
          'Quelqu’un répond, mais ce n’est pas une plateforme d’annonces. Vérifiez l’adresse ; sur un réseau public, ouvrez d’abord sa page d’accueil.',
        'token-refused':
          'La ville refuse ce jeton. Il est peut-être incomplet, ou périmé : demandez-en un autre à la ville.',
        'scope-missing':
          'Ce jeton est bon, mais il ne donne pas le droit de lire les annonces. Demandez ce droit à la ville.',
        'city-unavailable': 'La ville répond qu’elle est en panne ou en travaux. Rien n’est perdu : essayez plus tard.',
        redirected:
          'Cette adresse renvoie vers un autre site. Par prudence, le jeton n’y a pas été envoyé : demandez l’adresse exacte à la ville.',
        'secret-store-unavailable':
          'Cet ordinateur n’offre pas de coffre sûr pour garder le jeton : il n’a pas été enregistré. Installez un trousseau de clés, puis recommencez.',
      },
    },
    association: {
      association: 'Nom de l’association',
      associationHint: 'Tel qu’il doit se lire sur une feuille.',
      coordinator: 'Qui répond au téléphone',
      coordinatorHint: 'Un prénom suffit.',
      phone: 'Téléphone',
      phoneHint: 'Le numéro que les bénévoles appellent en cas de souci.',
      until: 'Jusqu’à quelle heure',
      untilHint: 'Par exemple 13 h.',
    },
    appearance: {
      theme: 'Thème',
      themes: { system: 'Comme l’ordinateur', light: 'Clair', dark: 'Sombre' },
      textSize: 'Taille du texte',
      percent: '{size} %',
      density: 'Lignes des tableaux',
      densities: { comfortable: 'Aérées', dense: 'Serrées' },
      language: 'Langue',
      languages: { fr: 'Français', en: 'English' },
    },
    safety: {
      lockDelay: 'Verrouiller quand personne n’y touche depuis',
      minutes: 'une minute | {n} minutes',
      lockNow: 'Verrouiller maintenant',
    },
  },
  en: {
    title: 'Settings',
    kept: 'Saved.',
    sections: {
      city: 'The town',
      cityAbout: 'The town’s listing platform.',
      association: 'The association',
      associationAbout: 'Printed at the top of sheets.',
      addresses: 'Addresses',
      addressesAbout: 'To find an address without sending anything to the internet.',
      quartiers: 'Quartiers',
      quartiersAbout: 'Every listing falls into one.',
      appearance: 'Appearance',
      appearanceAbout: 'On this computer only.',
      safety: 'Safety',
      safetyAbout: 'What protects the records.',
    },
    city: {
      address: 'Address of the platform',
      addressHint: 'For instance https://listings.town.example',
      addressMissing: 'Write the address that the town gave.',
      token: 'Access token of the association',
      tokenMissing: 'Paste the token that the town gave.',
      showToken: 'Show the token',
      try: 'Try and connect',
      trying: 'Trying…',
      suggested: 'Use the trial town',
      none: 'Palier is not connected to a town. Everything works, and stays on this computer.',
      connected: 'Connected to {name}, account “{account}”.',
      notRemembered:
        'This computer has no safe place for secrets: the token is not kept. It will have to be pasted again at the next start.',
      reconnect: 'Change the token',
      disconnect: 'Disconnect',
      failure: {
        'address-invalid':
          'This is not an address. It begins with https://; compare it with the one that the town gave.',
        'address-insecure': 'This address is not encrypted. It must begin with https://; ask the town for it.',
        unreachable:
          'Nobody answers at this address. Check the network and the spelling. You can also carry on without the town.',
        'not-a-city':
          'Something answers, but it is not a listing platform. Check the address; on a public network, open its welcome page first.',
        'token-refused': 'The town refuses this token. It may be incomplete or expired: ask the town for another.',
        'scope-missing': 'The token is good, but it does not allow listings to be read. Ask the town for that right.',
        'city-unavailable': 'The town answers that it is down or under maintenance. Nothing is lost: try later.',
        redirected:
          'This address leads to another site. To be safe the token was not sent there: ask the town for the exact address.',
        'secret-store-unavailable':
          'This computer has no safe place for the token: it was not saved. Install a keyring, then try again.',
      },
    },
    association: {
      association: 'Name of the association',
      associationHint: 'As it should read on a sheet.',
      coordinator: 'Who answers the telephone',
      coordinatorHint: 'A first name is enough.',
      phone: 'Telephone',
      phoneHint: 'The number that volunteers call when something is wrong.',
      until: 'Until what time',
      untilHint: 'For instance 1 pm.',
    },
    appearance: {
      theme: 'Theme',
      themes: { system: 'Like the computer', light: 'Light', dark: 'Dark' },
      textSize: 'Text size',
      percent: '{size}%',
      density: 'Table rows',
      densities: { comfortable: 'Comfortable', dense: 'Dense' },
      language: 'Language',
      languages: { fr: 'Français', en: 'English' },
    },
    safety: {
      lockDelay: 'Lock when nobody has touched it for',
      minutes: 'one minute | {n} minutes',
      lockNow: 'Lock now',
    },
  },
};
