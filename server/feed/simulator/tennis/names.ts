/** Given and family names usual in a country; who they make up together is nobody real. */
export interface Names {
  readonly country: string;
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const names = (country: string, given: string, family: string): Names => ({
  country,
  given: given.split(" "),
  family: family.split(" "),
});

export const namesOfCountries: readonly Names[] = [
  names(
    "ARG",
    "Joaquín Ramiro Lautaro Nahuel Ezequiel Bautista Valentín Ignacio",
    "Ledesma Quiroga Ferreyra Bustamante Villalba Ocampo Maldonado Arrieta Peralta Iturbe",
  ),
  names(
    "AUS",
    "Lachlan Darcy Angus Hamish Flynn Callum Jarrod Rory",
    "Whitlock Barlow Pemberton Hargrave Tolley Munro Ashdown Rowntree Carmody Finch",
  ),
  names(
    "AUT",
    "Lorenz Valentin Matthäus Konstantin Gregor Anselm Raphael Emil",
    "Brandstetter Hölzl Pichler Kogler Wieser Auinger Steindl Lechner Rieder Zauner",
  ),
  names(
    "BEL",
    "Maarten Thibault Wout Jasper Corentin Lander Quentin Seppe",
    "Vandamme Delcourt Claessens Lemmens Verbruggen Dumont Wauters Peeters Renard Hermans",
  ),
  names(
    "BRA",
    "Caio Vinícius Otávio Murilo Danilo Renan Heitor Raul",
    "Azevedo Siqueira Bittencourt Moraes Tavares Brandão Nogueira Prado Vidal Camargo",
  ),
  names(
    "CAN",
    "Étienne Mason Owen Tristan Cédric Nolan Gavin Laurent",
    "Gagnon Thibodeau MacLean Bouchard Fairweather Lachance Doucet Hadley Pelletier Rennie",
  ),
  names(
    "CHI",
    "Benjamín Vicente Matías Cristóbal Renato Gaspar Simón Agustín",
    "Sepúlveda Araya Henríquez Fuenzalida Cáceres Toledo Zúñiga Pizarro Valdebenito Rojas",
  ),
  names(
    "CRO",
    "Luka Tin Dominik Jakov Roko Bruno Josip Toma",
    "Perković Vuković Barišić Matošević Radman Šimunić Kolar Grgić Jelavić Babić",
  ),
  names(
    "CZE",
    "Vojtěch Ondřej Matěj Radim Štěpán Kryštof Marek Libor",
    "Dvořáček Hruška Kučera Pokorný Beneš Sedláček Vaněk Zelenka Holub Urban",
  ),
  names(
    "DEN",
    "Mikkel Rasmus Emil Asger Villads Magnus Tobias Jeppe",
    "Lykke Bruun Dahl Kjærgaard Thorsen Frandsen Winther Skov Bech Overgaard",
  ),
  names(
    "ESP",
    "Íker Gonzalo Unai Guillem Jordi Rubén Adrián Marcos",
    "Llorente Echeverría Pastor Ribas Carrasco Montero Belmonte Soler Garay Aranda",
  ),
  names(
    "FIN",
    "Eetu Lauri Onni Aleksi Joona Otto Niilo Ville",
    "Koskinen Lehtonen Mäkelä Rantala Heikkilä Salmi Niskanen Laakso Ojala Virta",
  ),
  names(
    "FRA",
    "Bastien Clément Mathis Gaëtan Rémi Alexis Florian Loïc",
    "Marchand Guérin Lefebvre Delaunay Carpentier Roussel Blanchard Vasseur Chevalier Poirier",
  ),
  names(
    "GBR",
    "Elliot Rhys Duncan Freddie Miles Callan Hugo Toby",
    "Ashworth Penrose Llewellyn Holloway Sinclair Thackeray Braithwaite Kerr Winslow Drummond",
  ),
  names(
    "GEO",
    "Levan Giorgi Sandro Irakli Luka Zurab Davit Tornike",
    "Kapanadze Lomidze Beridze Gelashvili Tsiklauri Maisuradze Chkheidze Japaridze",
  ),
  names(
    "GER",
    "Moritz Lennart Fabian Henrik Jonas Tim Valentin Kilian",
    "Krämer Lindner Vogt Seidel Brandt Hartwig Reuter Albers Kessler Thiele",
  ),
  names(
    "IND",
    "Rohan Arjun Karthik Vivaan Aditya Nikhil Siddharth Pranav",
    "Deshmukh Iyer Chatterjee Rathore Menon Kulkarni Banerjee Nair Bhatt Saxena",
  ),
  names(
    "ITA",
    "Edoardo Tommaso Niccolò Davide Leonardo Simone Pietro Filippo",
    "Bellandi Marchetti Galli Ferrante Colombo Rinaldi Grassi Santoro Parisi Monti",
  ),
  names(
    "JPN",
    "Haruto Ren Sota Kaito Yuma Daiki Takumi Riku",
    "Fujimoto Hayashi Kobayashi Matsuda Okada Shimizu Takeda Uchida Murata Kondo",
  ),
  names(
    "KAZ",
    "Arman Daniyar Alikhan Yerlan Timur Nursultan Sanzhar Aidar",
    "Akhmetov Suleimenov Bekov Zhumabayev Ospanov Kenzhebekov Tulegenov Iskakov",
  ),
  names(
    "KOR",
    "Minjun Jiho Seojun Hyunwoo Dohyun Taeyang Junseo Siwoo",
    "Kang Yoon Hwang Seo Baek Noh Ahn Shim Ryu Cho",
  ),
  names(
    "MAR",
    "Yassine Anas Mehdi Ilyas Zakaria Omar Reda Soufiane",
    "Benchekroun El-Alaoui Tazi Bennani Chraibi Lahlou Berrada Sekkat",
  ),
  names(
    "NED",
    "Daan Sven Bram Thijs Ruben Koen Stijn Joris",
    "Hoekstra Dijkman Verhoeven Postma Brouwer Kuipers Scholten Veldhuis Terpstra Bosman",
  ),
  names(
    "NOR",
    "Sander Eirik Håkon Jonas Sivert Ola Vegard Trym",
    "Haugen Solberg Lunde Bakken Nygård Strand Moen Hovland Tveit Aune",
  ),
  names(
    "POL",
    "Kacper Bartosz Maciej Filip Szymon Wojciech Igor Oskar",
    "Zieliński Wrona Sadowski Kaczmarek Górski Mazurek Pawlak Szulc Wilk Borkowski",
  ),
  names(
    "POR",
    "Tiago Duarte Afonso Rodrigo Salvador Martim Gonçalo Nuno",
    "Vasconcelos Figueira Lacerda Meireles Pinheiro Queirós Serrano Teles Valente Brito",
  ),
  names(
    "RSA",
    "Pieter Sipho Ruan Thabo Dewald Lwazi Jaco Kagiso",
    "Van-Wyk Dlamini Botha Mokoena Steyn Khumalo Pretorius Naidoo Marais Ndlovu",
  ),
  names(
    "SRB",
    "Nemanja Vuk Stefan Ognjen Uroš Lazar Strahinja Pavle",
    "Živković Marjanović Lukić Stojković Ristić Petrić Obradović Maksimović Savić Tadić",
  ),
  names(
    "SUI",
    "Nando Lukas Sandro Yannick Marius Elia Cyrill Remo",
    "Zbinden Gasser Aeschbacher Bühler Frei Meier Bianchi Schärer Rochat Keller",
  ),
  names(
    "SWE",
    "Viggo Axel Melvin Albin Ludvig Hampus Sixten Isak",
    "Lindqvist Hedlund Sandberg Wikström Åkesson Norberg Forsell Ekström Dahlin Rosén",
  ),
  names(
    "USA",
    "Wyatt Carson Trevor Marcus Jalen Preston Cole Dylan",
    "Hollister Radcliffe Bowman Easton Mercer Pruitt Langston Whitaker Delgado Vance",
  ),
  names(
    "URU",
    "Facundo Santiago Bruno Thiago Emiliano Máximo Gastón Felipe",
    "Olivera Techera Cardozo Barboza Larrosa Silveira Etchegaray Bentancor",
  ),
];
