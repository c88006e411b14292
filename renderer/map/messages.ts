export default {
  fr: {
    keys: 'Flèches pour se déplacer, plus et moins pour agrandir ou réduire.',
    keysPicking: 'Flèches pour se déplacer, Entrée pour choisir le centre de la carte.',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    showAll: 'Tout voir',
    address: {
      placeholder: '12 rue des Vignes',
      onMap: 'Sur la carte',
      suggestions: 'Adresses trouvées',
      noBase:
        'Aucune base d’adresses n’a encore été importée : montrez l’endroit sur la carte, ou écrivez l’adresse, elle restera « à situer ».',
      toPlace: 'À situer : le texte est gardé, mais l’endroit n’est pas encore connu.',
      pointOnMap: 'Point choisi sur la carte',
      dialog: 'Montrer l’endroit sur la carte',
      dialogHint: 'Cliquez à l’endroit voulu, ou déplacez la carte aux flèches puis appuyez sur Entrée.',
      precision: {
        interpolated: 'numéro absent de la base : position estimée',
        street: 'rue entière, numéro à préciser',
      },
    },
  },
  en: {
    keys: 'Arrow keys to move, plus and minus to zoom.',
    keysPicking: 'Arrow keys to move, Enter to choose the centre of the map.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    showAll: 'Show all',
    address: {
      placeholder: '12 rue des Vignes',
      onMap: 'On the map',
      suggestions: 'Addresses found',
      noBase:
        'No address base has been imported yet: show the place on the map, or write the address, it will stay “to be placed”.',
      toPlace: 'To be placed: the text is kept, but the place is not known yet.',
      pointOnMap: 'Point chosen on the map',
      dialog: 'Show the place on the map',
      dialogHint: 'Click where it is, or move the map with the arrow keys and press Enter.',
      precision: {
        interpolated: 'number not in the base: estimated position',
        street: 'whole street, number missing',
      },
    },
  },
};
