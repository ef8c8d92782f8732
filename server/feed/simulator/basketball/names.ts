/** Names of players who do not exist: given and family names of one region, mixed by chance. */
import type { Random } from "../random.ts";

interface Region {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const list = (words: string): readonly string[] => words.split(" ");

const regions: readonly Region[] = [
  {
    given: list(
      "Aaron Calvin Derrick Elliot Graham Isaiah Julian Marcus Nolan Preston Reggie Wesley",
    ),
    family: list(
      "Abbott Barlow Colburn Dunmore Easton Fairley Garrick Hollis Kendrick Marlow Prewitt Tolliver",
    ),
  },
  {
    given: list("Amadou Boubacar Cheikh Demba Ibou Lamine Malick Ousmane Pape Souleymane"),
    family: list("Badji Coly Diatta Faty Gassama Kebe Mané Ndour Sagna Thiam"),
  },
  {
    given: list("Babatunde Chidi Emeka Femi Ikenna Kelechi Obinna Segun Tobenna Uche"),
    family: list("Abiodun Balogun Chukwudi Ezenwa Fashola Ikpeazu Nwankwo Ogunleye Okorie Umeh"),
  },
  {
    given: list("Bogdan Dušan Filip Igor Luka Miloš Nemanja Ognjen Stefan Vuk"),
    family: list("Babić Đurić Grbić Ilić Kovačev Lukić Marinov Pešut Radić Vukoje"),
  },
  {
    given: list("Andreas Dimitris Giorgos Kostas Leonidas Nikos Petros Spyros Stelios Vasilis"),
    family: list(
      "Alexiou Deligiannis Fotiadis Kalfas Lambrou Manesis Petridis Roussos Tsakiris Zografos",
    ),
  },
  {
    given: list("Arda Baran Cem Deniz Emir Kaan Mert Onur Tolga Yiğit"),
    family: list("Akbulut Bayrak Çetiner Demirtaş Erkan Karataş Özbek Sezgin Tunçay Yavuzer"),
  },
  {
    given: list("Alejandro Bruno Damián Esteban Facundo Gonzalo Iván Lautaro Matías Rodrigo Tomás"),
    family: list(
      "Acuña Bustamante Cárdenas Echeverri Ferreyra Galarza Ibarra Ledesma Montero Quiroga Saavedra",
    ),
  },
  {
    given: list("Caio Davi Enzo Fábio Gustavo Heitor João Murilo Otávio Thiago"),
    family: list("Amaral Brandão Coutinho Dutra Figueira Lacerda Moraes Peixoto Rezende Siqueira"),
  },
  {
    given: list("Daiki Haruto Kaito Kenta Naoki Ren Ryota Sota Takumi Yuma"),
    family: list(
      "Aizawa Fujioka Hirano Kurihara Matsuda Nagase Okamura Sakaguchi Tachibana Yoneda",
    ),
  },
  {
    given: list("Alvin Carlo Dennis Ferdinand Jericho Kiefer Marvin Paolo Rommel Terrence"),
    family: list(
      "Abella Bautista Cabanero Dimaculangan Enriquez Fajardo Lacson Magsaysay Pascual Salonga",
    ),
  },
  {
    given: list("Brody Callum Darcy Hamish Jarrah Lachlan Mitchell Riley Tane Wiremu"),
    family: list("Ashcombe Bellamy Coombe Drysdale Hohepa Kirwan Ngata Paewai Strahan Wardell"),
  },
  {
    given: list("Akmal Bekzod Davit Giorgi Irakli Jasur Levan Rustam Sandro Timur"),
    family: list(
      "Abashidze Berulava Gelashvili Karimov Lomidze Mirzaev Nazarov Rakhimov Tsiklauri Yusupov",
    ),
  },
  {
    given: list("Arnaud Baptiste Corentin Florian Gaël Hugo Loïc Mathéo Rémi Théo"),
    family: list(
      "Aubertin Bellanger Carrière Delorme Fontanel Guillemin Lacombe Morvan Roussel Vasseur",
    ),
  },
  {
    given: list("Brian Dennis Edwin Evans Kelvin Kevin Moses Omondi Peter Victor"),
    family: list("Barasa Chepkwony Kamau Kiprono Mutua Njoroge Ochieng Odhiambo Wafula Wekesa"),
  },
];

/** A name that is not in `taken` yet, and is from then on. */
export function playerName(random: Random, taken: Set<string>): string {
  for (;;) {
    const { given, family } = pick(random, regions);
    const name = `${pick(random, given)} ${pick(random, family)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

function pick<T>(random: Random, from: readonly T[]): T {
  const found = from[Math.floor(random.uniform() * from.length)];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}
