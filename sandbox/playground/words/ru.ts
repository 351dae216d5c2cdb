import type { Words } from './en.ts'

/** «1 человек», «2 человека», «5 человек». */
const people = (count: number) => {
  const rule = new Intl.PluralRules('ru').select(count)
  return `${count} ${rule === 'few' ? 'человека' : 'человек'}`
}

export const ru: Words = {
  greeting: name =>
    `Здравствуйте, ${name}! Это площадка для проб: всё, что Telegram умеет на ноутбуке, по кнопке на каждое.`,
  description: 'Попробуйте всё, что умеет бот: мини-приложение, платежи, инлайн-режим, опросы и другое.',
  shortDescription: 'Всё, что Telegram умеет на ноутбуке',
  commands: {
    start: 'Что можно попробовать',
    app: 'Открыть мини-приложение',
    buttons: 'Кнопки всех видов',
    pay: 'Оплатить картой',
    stars: 'Оплатить звёздами',
    keyboard: 'Клавиатура, которая спрашивает',
    help: 'Как мной пользоваться',
  },
  help: 'Напишите /start, чтобы увидеть список. В любом чате наберите @playground_bot и несколько слов, чтобы спросить меня, не уходя оттуда.',
  menu: {
    app: 'Мини-приложение',
    buttons: 'Кнопки',
    card: 'Оплата картой',
    stars: 'Оплата звёздами',
    shipping: 'Доставка',
    poll: 'Опрос',
    quiz: 'Викторина',
    dice: 'Кубик',
    album: 'Альбом',
    place: 'Геопозиция',
    draft: 'Черновик',
    formatting: 'Оформление',
    reply: 'Запрос ответа',
    keyboard: 'Клавиатура',
  },
  openApp: 'Мини-приложение показывает, что может страница внутри Telegram.',
  buttons: {
    title: 'Каждая из этих кнопок делает что-то своё.',
    counter: count => `Нажатий: ${count}`,
    note: 'Уведомление',
    noteText: 'Уведомление, которое исчезнет само',
    alert: 'Окно',
    alertText: 'Это окно нужно закрыть',
    link: 'Ссылка',
    copy: 'Скопировать код',
    disabled: 'Не нажимается',
    inlineHere: 'Спросить меня здесь',
    inlineElsewhere: 'Спросить в другом чате',
  },
  pay: {
    coffee: 'Чашка кофе',
    coffeeAbout: 'Деньги ненастоящие. Можно оставить чаевые.',
    coffeePrice: 'Кофе',
    service: 'Обслуживание',
    star: 'Печенье в форме звезды',
    starAbout: 'Оплачивается звёздами, возвращается кнопкой.',
    parcel: 'Посылка с чаем',
    parcelAbout: 'Цена зависит от того, куда её везти.',
    tea: 'Чай',
    byBike: 'На велосипеде',
    byPlane: 'Самолётом',
    noShipping: 'В Антарктиду мы не доставляем.',
    expired: 'Это предложение из другого времени. Попросите новое.',
    thanks: amount => `Спасибо за ${amount}!`,
    charge: 'Платёж',
    refund: 'Верните мои звёзды',
    refunded: 'Звёзды возвращаются к вам.',
    refundedAlready: 'Они уже возвращены.',
  },
  poll: {
    question: 'Где вам сейчас хотелось бы быть?',
    options: ['У моря', 'В горах', 'Дома'],
    quiz: 'Сколько битов в байте?',
    quizOptions: ['Четыре', 'Восемь', 'Десять'],
    why: 'В байте восемь битов, почти везде.',
  },
  pictures: 'Утро, вечер и море, которое скрыто, пока его не нажмут.',
  place: { title: 'Я гуляю вокруг площади.', stop: 'Остановиться', stopped: 'Я остановился.' },
  draft: ['Я думаю…', 'Я думаю о том,', 'Я думаю о том, что бы сказать,', 'и вот оно.'],
  drafted: 'Вот что я хотел сказать. Вы видели, как я это писал.',
  formatting: userId => `<b>жирный</b>, <i>курсив</i>, <u>подчёркнутый</u>, <s>зачёркнутый</s>
<b>вложенный <i>один <u>в <s>другой</s></u></i></b>, <tg-spoiler>скрытый</tg-spoiler>, <tg-time unix="1790000000" format="wDT">мгновение</tg-time>, <code>код для копирования</code>
<a href="https://core.telegram.org/bots/api#html-style">Ссылка</a> и <a href="tg://user?id=${userId}">вы</a>
@playground_bot #площадка $TON /help hello@example.com +15550100100 https://telegram.org
<pre><code class="language-ts">const answer: number = 42</code></pre>
<blockquote>Цитата.</blockquote>
<blockquote expandable>Длинная цитата, которая свёрнута.
В ней есть вторая строка,
и третья,
и четвёртая, чтобы было что сворачивать.</blockquote>`,
  reply: {
    ask: 'Какое ваше любимое слово?',
    placeholder: 'Достаточно одного слова',
    answer: word => `«${word}» — хорошее слово.`,
  },
  keyboard: {
    title: 'Выберите, что мне послать.',
    placeholder: 'Или напишите что-нибудь',
    contact: 'Мой номер телефона',
    location: 'Где я',
    users: 'Несколько человек',
    chat: 'Моя группа',
    app: 'Послать из мини-приложения',
    close: 'Убрать клавиатуру',
    closed: 'Клавиатуры больше нет.',
  },
  got: {
    contact: phone => `Ваш номер: ${phone}.`,
    location: place => `Вы здесь: ${place}.`,
    users: count => `${people(count)}.`,
    chat: 'Группа. Спасибо.',
    data: data => `Мини-приложение прислало: ${data}`,
    text: text => `Вы сказали: ${text}`,
  },
  inline: {
    button: 'Что ты ещё умеешь?',
    hello: 'Приветствие',
    helloText: words => (words ? `Привет, ${words}!` : 'Привет с площадки!'),
    shout: 'Прописными',
    shoutAbout: 'То, что вы набрали, но громче',
    picture: 'Фото моря',
    venue: 'Площадь',
    address: 'Plaza Independencia',
  },
  share: 'Этим поделились из мини-приложения площадки.',
}
