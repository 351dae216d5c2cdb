import { bowl } from '../pictures/bowl.ts'
import { burger } from '../pictures/burger.ts'
import { pizza } from '../pictures/pizza.ts'
import { fish, sushi } from '../pictures/sea.ts'
import { crust, dressing, extras, protein, side, toppings, withSushi } from './choices.ts'
import { one, type Section, said } from './dish.ts'

const forOneOrMore = (small: number, large: number) => [
  { key: 's', names: said('For one, 24 cm', 'На одного, 24 см', 'Para uno, 24 cm'), pesos: small },
  { key: 'l', names: said('To share, 34 cm', 'На компанию, 34 см', 'Para compartir, 34 cm'), pesos: large },
]

export const pizzas: Section = {
  key: 'pizza',
  emoji: '🍕',
  names: said('Pizza', 'Пицца', 'Pizza'),
  dishes: [
    {
      key: 'muzzarella',
      names: said('Muzzarella', 'Муццарелла', 'Muzzarella'),
      description: said(
        'Tomato, a lot of cheese, oregano. Nothing to hide.',
        'Томат, много сыра, орегано. Ничего лишнего.',
        'Tomate, mucho queso, orégano. Nada que esconder.',
      ),
      sizes: forOneOrMore(330, 560),
      choices: [crust, toppings],
      tone: 'cream',
      drawing: () => pizza({ on: { basil: 5, olive: 5 }, seed: 4 }),
    },
    {
      key: 'salami',
      names: said('Spicy salami', 'Острая салями', 'Calabresa'),
      description: said(
        'Thin salami that curls at the edges in the oven.',
        'Тонкая салями, края которой заворачиваются в печи.',
        'Calabresa finita que se riza en el horno.',
      ),
      sizes: forOneOrMore(420, 690),
      choices: [crust, toppings],
      tone: 'slate',
      drawing: () => pizza({ on: { salami: 17, basil: 3 }, seed: 8 }),
    },
    {
      key: 'margherita',
      names: said('Margherita with burrata', 'Маргарита с бурратой', 'Margarita con burrata'),
      description: said(
        'Fresh tomato, basil and burrata added after the oven.',
        'Свежие томаты, базилик и буррата — уже после печи.',
        'Tomate fresco, albahaca y burrata al salir del horno.',
      ),
      sizes: forOneOrMore(480, 760),
      choices: [crust, toppings],
      tone: 'mint',
      drawing: () => pizza({ on: { tomato: 8, basil: 8, burrata: 3 }, seed: 13 }),
    },
    {
      key: 'garden',
      names: said('From the garden', 'С огорода', 'De la huerta'),
      description: said(
        'Peppers, mushrooms, onion and olives.',
        'Перцы, шампиньоны, лук и маслины.',
        'Morrones, champiñones, cebolla y aceitunas.',
      ),
      sizes: forOneOrMore(410, 670),
      choices: [crust, toppings],
      tone: 'sun',
      drawing: () => pizza({ on: { pepper: 5, redPepper: 4, mushroom: 6, onion: 5, olive: 6 }, seed: 23 }),
    },
    {
      key: 'ham',
      names: said('Ham and mushrooms', 'Ветчина и грибы', 'Jamón y champiñones'),
      description: said(
        'The one everybody at the table agrees on.',
        'Та, на которой сходятся все за столом.',
        'La que deja contenta a toda la mesa.',
      ),
      sizes: forOneOrMore(430, 700),
      choices: [crust, toppings],
      tone: 'rose',
      drawing: () => pizza({ sauce: '#d8552f', cheese: '#f9dc92', on: { ham: 11, mushroom: 9 }, seed: 31 }),
    },
  ],
}

export const burgers: Section = {
  key: 'burgers',
  emoji: '🍔',
  names: said('Burgers and chivitos', 'Бургеры и чивито', 'Hamburguesas y chivitos'),
  dishes: [
    {
      key: 'classic',
      names: said('Classic burger', 'Классический бургер', 'Hamburguesa clásica'),
      description: said(
        'Uruguayan beef, cheddar, lettuce and tomato.',
        'Уругвайская говядина, чеддер, салат и томат.',
        'Carne uruguaya, cheddar, lechuga y tomate.',
      ),
      sizes: one(420),
      choices: [side, extras],
      tone: 'sky',
      drawing: () => burger({ layers: ['lettuce', 'tomato', 'cheese', 'patty'] }),
    },
    {
      key: 'double',
      names: said('Double bacon', 'Двойной с беконом', 'Doble con panceta'),
      description: said(
        'Two patties, two cheeses, crisp bacon, one napkin is not enough.',
        'Две котлеты, два сыра, хрустящий бекон; одной салфетки не хватит.',
        'Dos medallones, dos quesos, panceta crocante; no alcanza una servilleta.',
      ),
      sizes: one(560),
      choices: [side, extras],
      tone: 'coral',
      drawing: () =>
        burger({ layers: ['bacon', 'cheese', 'patty', 'cheese', 'patty'], bun: '#c9772a', light: '#f0b260' }),
    },
    {
      key: 'chivito',
      names: said('Chivito', 'Чивито', 'Chivito'),
      description: said(
        'The national sandwich: steak, ham, egg, bacon, cheese and everything else.',
        'Национальный сэндвич: стейк, яйцо, бекон, сыр и всё остальное.',
        'El de siempre: churrasco, huevo, panceta, queso y todo lo demás.',
      ),
      sizes: one(590),
      choices: [side, extras],
      tone: 'sun',
      drawing: () =>
        burger({
          layers: ['lettuce', 'egg', 'bacon', 'tomato', 'cheese', 'steak'],
          bun: '#dfa352',
          light: '#fadb9f',
          seeds: false,
        }),
    },
    {
      key: 'crispy',
      names: said('Crispy chicken', 'Хрустящая курица', 'Pollo crocante'),
      description: said(
        'Buttermilk chicken, pickled onion, smoky sauce.',
        'Курица в пахте, маринованный лук, копчёный соус.',
        'Pollo en suero de leche, cebolla encurtida, salsa ahumada.',
      ),
      sizes: one(440),
      choices: [side, extras],
      tone: 'cream',
      drawing: () =>
        burger({ layers: ['onion', 'lettuce', 'sauce', 'chicken'], bun: '#d58a35', light: '#f6c16c' }),
    },
    {
      key: 'veggie',
      names: said('Lentil burger', 'Бургер из чечевицы', 'Hamburguesa de lentejas'),
      description: said(
        'Lentils, corn and sweet pepper, with a green salad inside.',
        'Чечевица, кукуруза и сладкий перец, внутри зелёный салат.',
        'Lentejas, choclo y morrón, con verdes adentro.',
      ),
      sizes: one(390),
      choices: [side, extras],
      tone: 'mint',
      drawing: () =>
        burger({
          layers: ['lettuce', 'tomato', 'onion', 'veggie', 'lettuce'],
          bun: '#a8703a',
          light: '#d9a765',
        }),
    },
  ],
}

export const bowls: Section = {
  key: 'bowls',
  emoji: '🥗',
  names: said('Salads and bowls', 'Салаты и боулы', 'Ensaladas y bowls'),
  dishes: [
    {
      key: 'caesar',
      names: said('Caesar with chicken', 'Цезарь с курицей', 'César con pollo'),
      description: said(
        'Cos lettuce, grilled chicken, croutons and shaved cheese.',
        'Салат ромэн, курица гриль, сухарики и стружка сыра.',
        'Lechuga, pollo grillado, crutones y lascas de queso.',
      ),
      sizes: one(390),
      choices: [dressing, protein],
      tone: 'mint',
      drawing: () => bowl({ scattered: { chicken: 9, crouton: 9, parmesan: 10 }, seed: 6 }),
    },
    {
      key: 'greek',
      names: said('Greek salad', 'Греческий салат', 'Ensalada griega'),
      description: said(
        'Tomato, cucumber, olives, red onion and feta.',
        'Томаты, огурец, маслины, красный лук и фета.',
        'Tomate, pepino, aceitunas, cebolla morada y feta.',
      ),
      sizes: one(350),
      choices: [dressing, protein],
      tone: 'sky',
      drawing: () =>
        bowl({
          base: ['leaf'],
          scattered: { cherryTomato: 9, cucumber: 9, feta: 11, olive: 8, onion: 4 },
          seed: 17,
        }),
    },
    {
      key: 'poke',
      names: said('Salmon poke', 'Поке с лососем', 'Poke de salmón'),
      description: said(
        'Rice, salmon, avocado, edamame and cucumber.',
        'Рис, лосось, авокадо, эдамаме и огурец.',
        'Arroz, salmón, palta, edamame y pepino.',
      ),
      sizes: one(520),
      choices: [protein],
      tone: 'coral',
      drawing: () =>
        bowl({
          china: '#35424a',
          rim: '#222c32',
          base: ['rice'],
          broth: '#f6f1e4',
          sectors: ['salmon', 'avocado', 'salmon', 'cucumber', 'edamame'],
          seed: 27,
        }),
    },
    {
      key: 'quinoa',
      names: said('Quinoa and beetroot', 'Киноа и свёкла', 'Quinoa y remolacha'),
      description: said(
        'Quinoa, roast beetroot, chickpeas, carrot and greens.',
        'Киноа, печёная свёкла, нут, морковь и зелень.',
        'Quinoa, remolacha asada, garbanzos, zanahoria y verdes.',
      ),
      sizes: one(370),
      choices: [dressing, protein],
      tone: 'lilac',
      drawing: () =>
        bowl({
          base: ['quinoa', 'darkLeaf'],
          broth: '#e9d9ae',
          sectors: ['beetroot', 'chickpea', 'darkLeaf', 'carrot', 'corn'],
          seed: 35,
        }),
    },
    {
      key: 'fruit',
      names: said('Fruit bowl', 'Фруктовый боул', 'Bowl de frutas'),
      description: said(
        'Strawberries, kiwi, banana, orange and blueberries.',
        'Клубника, киви, банан, апельсин и голубика.',
        'Frutillas, kiwi, banana, naranja y arándanos.',
      ),
      sizes: one(310),
      choices: [],
      tone: 'sun',
      drawing: () =>
        bowl({
          base: ['banana'],
          broth: '#fff3df',
          scattered: { strawberry: 10, kiwi: 7, orange: 6, blueberry: 14, banana: 5 },
          seed: 44,
        }),
    },
  ],
}

export const sea: Section = {
  key: 'sea',
  emoji: '🍣',
  names: said('Sushi and fish', 'Суши и рыба', 'Sushi y pescado'),
  dishes: [
    {
      key: 'tuna-maki',
      names: said('Tuna maki', 'Маки с тунцом', 'Maki de atún'),
      description: said(
        'Eight pieces, rolled when you order.',
        'Восемь штук, крутим под заказ.',
        'Ocho piezas, se enrollan al pedir.',
      ),
      sizes: one(360),
      choices: [withSushi],
      tone: 'slate',
      drawing: () => sushi(),
    },
    {
      key: 'california',
      names: said('California roll', 'Калифорния', 'California roll'),
      description: said(
        'Shrimp, avocado and cucumber, rice outside, sesame.',
        'Креветка, авокадо и огурец, рис снаружи, кунжут.',
        'Camarón, palta y pepino, arroz por fuera y sésamo.',
      ),
      sizes: one(390),
      choices: [withSushi],
      tone: 'mint',
      drawing: () =>
        sushi({
          rows: [
            ['california', 'california', 'california', 'california'],
            ['california', 'california', 'california', 'california'],
          ],
        }),
    },
    {
      key: 'nigiri',
      names: said('Salmon nigiri', 'Нигири с лососем', 'Niguiri de salmón'),
      description: said(
        'Four pieces, salmon of the day.',
        'Четыре штуки, лосось этого дня.',
        'Cuatro piezas, salmón del día.',
      ),
      sizes: one(340),
      choices: [withSushi],
      tone: 'coral',
      drawing: () =>
        sushi({
          rows: [
            ['salmon', 'shrimp'],
            ['shrimp', 'salmon'],
          ],
        }),
      stock: 3,
    },
    {
      key: 'sushi-set',
      names: said('Set for two', 'Сет на двоих', 'Combinado para dos'),
      description: said(
        'Twenty-four pieces of everything we roll.',
        'Двадцать четыре штуки всего, что мы крутим.',
        'Veinticuatro piezas de todo lo que enrollamos.',
      ),
      sizes: one(990),
      choices: [withSushi],
      tone: 'lilac',
      drawing: () =>
        sushi({
          rows: [
            ['salmon', 'philadelphia', 'philadelphia'],
            ['california', 'tuna', 'cucumber', 'tuna'],
          ],
        }),
    },
    {
      key: 'fish',
      names: said('Grilled brótola', 'Бротола на гриле', 'Brótola a la plancha'),
      description: said(
        'From the harbour, with lemon, herbs and roast tomato.',
        'Из порта, с лимоном, зеленью и печёным томатом.',
        'Del puerto, con limón, hierbas y tomate asado.',
      ),
      sizes: one(540),
      choices: [],
      tone: 'sky',
      drawing: () => fish(),
    },
  ],
}
