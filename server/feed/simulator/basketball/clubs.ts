/** The clubs of an invented league that goes around the world, so that somewhere it is evening. */

export interface Club {
  readonly name: string;
  /**
   * Hours that clocks there are ahead of UTC, without daylight saving: games begin in the evening,
   * and an hour earlier is still that.
   */
  readonly offset: number;
  readonly arena: string;
}

/** From the date line westward. No such clubs exist. */
export const clubs: readonly Club[] = [
  { name: "Auckland Gannets", offset: 12, arena: "Harbour Hall" },
  { name: "Suva Reef", offset: 12, arena: "Laucala Court" },
  { name: "Nouméa Cagous", offset: 11, arena: "Salle du Lagon" },
  { name: "Brisbane Bluegums", offset: 10, arena: "Riverbend Arena" },
  { name: "Osaka Lanterns", offset: 9, arena: "Yodogawa Dome" },
  { name: "Manila Monsoons", offset: 8, arena: "Bay Coliseum" },
  { name: "Jakarta Komodos", offset: 7, arena: "Istana Garden" },
  { name: "Dhaka Rivers", offset: 6, arena: "Padma Hall" },
  { name: "Tashkent Pomegranates", offset: 5, arena: "Chorsu Arena" },
  { name: "Tbilisi Ibexes", offset: 4, arena: "Mtkvari Palace" },
  { name: "Nairobi Acacias", offset: 3, arena: "Highland Court" },
  { name: "Istanbul Ferrymen", offset: 3, arena: "Bosphorus Hall" },
  { name: "Athens Owls", offset: 2, arena: "Marble Hall" },
  { name: "Belgrade Confluence", offset: 1, arena: "Dunav Hall" },
  { name: "Lagos Harmattan", offset: 1, arena: "Lagoon Arena" },
  { name: "Lisbon Caravels", offset: 0, arena: "Pavilhão da Ribeira" },
  { name: "Dakar Baobabs", offset: 0, arena: "Corniche Arena" },
  { name: "Praia Trade Winds", offset: -1, arena: "Plateau Hall" },
  { name: "Nuuk Icebreakers", offset: -2, arena: "Fjord Hall" },
  { name: "São Paulo Jacarandas", offset: -3, arena: "Ginásio da Serra" },
  { name: "Buenos Aires Ombúes", offset: -3, arena: "Palacio del Plata" },
  { name: "Santo Domingo Ceibas", offset: -4, arena: "Caribe Arena" },
  { name: "Bogotá Altitude", offset: -5, arena: "Coliseo Andino" },
  { name: "Toronto Beacons", offset: -5, arena: "Lakeshore Centre" },
  { name: "Mexico City Jaguars", offset: -6, arena: "Arena Anáhuac" },
  { name: "San José Quetzals", offset: -6, arena: "Valle Central" },
  { name: "Denver Meridians", offset: -7, arena: "Front Range Center" },
  { name: "Vancouver Cedars", offset: -8, arena: "Inlet Place" },
  { name: "Anchorage Auroras", offset: -9, arena: "Chugach Center" },
  { name: "Honolulu Banyans", offset: -10, arena: "Koʻolau Arena" },
];
