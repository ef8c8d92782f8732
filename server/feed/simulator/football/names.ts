/**
 * Names of players, who do not exist: a given and a family name of the same part of the world, put
 * together by chance. That somebody somewhere bears both is chance, too.
 */
import type { Random } from "../random.ts";

interface Part {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const words = (list: string) => list.split(" ");

const parts: readonly Part[] = [
  {
    given: words("Alfie Callum Dexter Elliot Freddie Harvey Isaac Jude Leon Miles Owen Reece Toby"),
    family: words(
      "Ashdown Birchall Calloway Dunmore Eastham Fairley Garside Holloway Kettering Lockwood Marsden Ormerod Pennington Ridsdale Standish Thackeray Wetherby",
    ),
  },
  {
    given: words("Aidan Brendan Cormac Declan Eoin Fergus Lorcan Niall Oisín Rory"),
    family: words(
      "Brannigan Carrick Devaney Farrelly Gilhooly Hanratty Kinsella Lenehan Mulvaney Tolan",
    ),
  },
  {
    given: words("Adrien Baptiste Clément Damien Étienne Gaël Loïc Mathis Quentin Rémi Yann"),
    family: words(
      "Aubertin Besnard Charpentier Delorme Fauvel Grandjean Lacaze Maillard Perrault Roussel Thibault Vasseur",
    ),
  },
  {
    given: words("Álvaro Borja Iker Gonzalo Jaime Marcos Nicolás Raúl Unai Víctor Xabi"),
    family: words(
      "Aguirre Barrientos Cifuentes Echeverría Galdós Ibarra Lozano Mendieta Olmedo Quesada Urrutia Zabala",
    ),
  },
  {
    given: words("Afonso Bento Caio Duarte Fabrício Gustavo Henrique João Murilo Otávio Tomás"),
    family: words(
      "Almada Bragança Cordeiro Damasceno Falcão Goulart Lacerda Monteiro Pimentel Queiroga Sequeira Valadares",
    ),
  },
  {
    given: words("Bastian Fabian Hannes Jannik Konrad Lukas Moritz Niklas Philipp Tilman"),
    family: words(
      "Achterberg Brandhorst Dornbusch Eichinger Falkenau Hagedorn Kaltenbach Lindemann Rosenkranz Steinhauer Wiesinger",
    ),
  },
  {
    given: words("Bram Daan Floris Jesse Lars Mees Ruben Sander Thijs Wout"),
    family: words(
      "Boerhout Dijkman Groenewoud Haverkamp Kuipers Loenen Oosterhof Schipper Terpstra Veldkamp Zandstra",
    ),
  },
  {
    given: words("Alessio Daniele Edoardo Filippo Giacomo Leandro Matteo Nicolò Tommaso"),
    family: words(
      "Albanese Bertolini Caruana Donadio Ferrante Galvani Lombardini Montanari Pellegrino Salvemini Tartaglia",
    ),
  },
  {
    given: words("Anders Birk Emil Henrik Jonas Kasper Magnus Oskar Sivert Viktor"),
    family: words(
      "Aaskov Bergstrand Dahlby Engelund Fjeldstad Hallgren Kvernmo Lindqvist Nørskov Sandvik Tveit Wikland",
    ),
  },
  {
    given: words("Bartosz Dawid Filip Jakub Kamil Marek Ondřej Tomasz Vojtěch"),
    family: words(
      "Bielak Czarnota Dvorský Gawron Hruška Kolarz Malinowski Nowicki Pospíchal Sikora Wrona Zelenka",
    ),
  },
  {
    given: words("Andrej Bojan Dario Goran Ivo Luka Mihael Nikola Stefan Zoran"),
    family: words(
      "Bakarić Čavlek Drobnjak Grgić Jelavić Knežić Lončar Matošić Perković Radman Šimunić Vidović",
    ),
  },
  {
    given: words("Abdou Cheikh Ibrahima Lamine Mamadou Moussa Ousmane Pape Seydou"),
    family: words("Badiane Coundoul Dabo Faty Kassé Lô Mbengue Samb Seck Tounkara"),
  },
  {
    given: words("Adewale Chidi Emeka Femi Ikenna Kelechi Obinna Segun Tunde Uche"),
    family: words(
      "Adeyinka Balogun Chukwuma Ekwueme Folarin Ibekwe Nwachukwu Okonjo Olatunji Uzoma",
    ),
  },
  {
    given: words("Kofi Kwabena Kwadwo Nana Yaw Kojo Ebo Fiifi"),
    family: words("Agyeman Amponsah Boakye Darko Fordjour Mensah Nkansah Quartey Tetteh"),
  },
  {
    given: words("Amine Bilal Hicham Ilyas Karim Nabil Omar Rachid Tarek Youssef"),
    family: words(
      "Alaoui Benkirane Chafik El-Mansour Ghazali Haddad Khoury Lahlou Mesbah Zerrouki",
    ),
  },
  {
    given: words("Agustín Bruno Cristóbal Facundo Ignacio Joaquín Lautaro Matías Renzo Thiago"),
    family: words(
      "Acevedo Bustamante Cabral Domínguez Etcheverry Figueroa Godoy Larrosa Maidana Peralta Villalba",
    ),
  },
  {
    given: words("Daiki Haruto Kaito Kenta Ren Riku Shota Sora Takumi Yuto"),
    family: words(
      "Aoyama Fujisawa Hamasaki Ishimoto Kuroda Matsuo Nakahara Okabe Shiraishi Tsukada",
    ),
  },
  {
    given: words("Do-yun Ha-joon Ji-ho Jun-seo Min-jae Seo-jun Si-woo Tae-yang Woo-bin"),
    family: words("Baek Cho Han Jang Kang Ko Ma Noh Seo Yang"),
  },
  {
    given: words("Angus Bailey Cooper Darcy Flynn Hamish Kai Lachlan Mitch Tane"),
    family: words(
      "Abernethy Brophy Coldwell Dunstan Harrowby Kereama McPhail Ngata Tully Westcott",
    ),
  },
  {
    given: words("Austin Brandon Cameron Devin Jalen Marcus Preston Tyler Wesley"),
    family: words(
      "Ackerman Bledsoe Castleman Drummond Fairbanks Haskell Lattimore Renfro Whitaker",
    ),
  },
];

/** A name, drawn: the part of the world first. */
export function drawName(random: Random): string {
  const pick = <T>(list: readonly T[]): T | undefined =>
    list[Math.floor(random.uniform() * list.length)];
  const part = pick(parts);
  return `${pick(part?.given ?? [])} ${pick(part?.family ?? [])}`;
}
