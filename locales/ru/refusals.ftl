refusal-people-unknown = Мы ещё не знакомы. Пожалуйста, отправьте /start.
refusal-people-bad-launch = Этот экран открыт слишком давно или не из Telegram. Откройте его ещё раз.
refusal-people-session-over = Вас давно не было. Откройте этот экран ещё раз.
refusal-people-not-allowed = Это не для вас: у вас нет такой роли.
refusal-people-absent = Этого человека у нас нет (или уже нет).
refusal-people-foreign-contact = Это не ваш контакт. Пожалуйста, нажмите кнопку, которая отправляет ваш собственный номер.
refusal-people-bad-phone = Это не похоже на номер телефона. Пожалуйста, нажмите кнопку, которая отправляет ваш.
refusal-people-phone-missing = Сначала поделитесь, пожалуйста, номером телефона: кнопка под полем ввода.
refusal-people-invite-invalid = Эта ссылка-приглашение не действует. Попросите новую.
refusal-people-invite-expired = Срок этой ссылки-приглашения истёк. Попросите новую.
refusal-people-invite-used-up = Эта ссылка-приглашение уже использована. Попросите новую.
refusal-people-too-fast = Слишком быстро. Подождите немного и попробуйте ещё раз.

refusal-talking-nobody-there = Сейчас писать некому: курьера у этого заказа нет.
refusal-talking-absent = Этой переписки нет (или уже нет).
refusal-talking-closed = Эта переписка закрыта: заказ завершён больше суток назад.
refusal-talking-too-long = { $limit ->
    [one] Слишком длинно: в одно сообщение входит { $limit } символ.
    [few] Слишком длинно: в одно сообщение входит { $limit } символа.
    [many] Слишком длинно: в одно сообщение входит { $limit } символов.
   *[other] Слишком длинно: в одно сообщение входит { $limit } символа.
}
refusal-talking-empty = В этом сообщении нечего передать.

refusal-catalog-absent = Этого больше нет в меню.
refusal-catalog-bad-selection = { $fault ->
    [too-few] Выбрано не всё: отметьте не меньше { $minimum } в каждой обязательной группе.
    [too-many] Слишком много сразу: в этой группе можно не больше { $maximum }.
   *[other] Меню с тех пор изменилось. Пожалуйста, выберите заново.
}

refusal-places-branch-absent = Этого магазина у нас нет (или уже нет).
refusal-places-address-absent = Этого адреса уже нет среди сохранённых.
refusal-places-bad-place = Этого места нет на карте. Отправьте его, пожалуйста, ещё раз.
refusal-places-out-of-zone = Простите, сюда мы пока не доставляем. Подойдёт другой адрес?
refusal-places-closed = { $opensAtKnown ->
    [yes] Сейчас закрыто, откроемся: { $opensAt }. Можно заказать на другое время.
   *[other] Сейчас закрыто. Можно заказать на другое время.
}
refusal-places-slot-absent = Это время уже не выбрать. Пожалуйста, возьмите другое.
refusal-places-slot-full = Это время занято. Пожалуйста, возьмите другое.

refusal-stock-sold-out = Это закончилось.
refusal-stock-not-enough = { $available ->
    [one] Осталась только { $available } штука.
    [few] Осталось только { $available } штуки.
    [many] Осталось только { $available } штук.
   *[other] Осталось только { $available } штуки.
}
refusal-stock-bad-quantity = Такое количество записать нельзя.

refusal-cart-empty = В корзине пусто.
refusal-cart-absent = Корзины больше нет. Откройте, пожалуйста, меню ещё раз.
refusal-cart-changed = Корзина с тех пор изменилась. Взгляните на неё, пожалуйста, ещё раз.
refusal-cart-too-many = { $limit ->
    [one] Для одной корзины это слишком много: можно до { $limit }.
    [few] Для одной корзины это слишком много: можно до { $limit }.
    [many] Для одной корзины это слишком много: можно до { $limit }.
   *[other] Для одной корзины это слишком много: можно до { $limit }.
}
refusal-cart-note-too-long = { $limit ->
    [one] Слишком длинный комментарий: помещается { $limit } символ. Сократите, пожалуйста.
    [few] Слишком длинный комментарий: помещается { $limit } символа. Сократите, пожалуйста.
    [many] Слишком длинный комментарий: помещается { $limit } символов. Сократите, пожалуйста.
   *[other] Слишком длинный комментарий: помещается { $limit } символа. Сократите, пожалуйста.
}
refusal-cart-address-missing = Куда доставить? Сначала укажите, пожалуйста, адрес.
refusal-cart-below-minimum = Сюда мы доставляем от { $minimum }: добавьте ещё на { $missing }.
refusal-cart-bad-tip = Похоже, с чаевыми что-то не так. Выберите, пожалуйста, другую сумму.
refusal-cart-cash-too-little = Выберите сумму, которой хватит на { $total } и которая не намного больше.

refusal-promo-unknown = Такого промокода нет. Проверьте буквы и цифры.
refusal-promo-over = Этот промокод больше не действует.
refusal-promo-used-up = Этот промокод уже разобрали.
refusal-promo-used-by-you = Этот промокод вы уже использовали.
refusal-promo-too-many = { $limit ->
    [one] В корзину помещается не больше { $limit } промокода. Сначала уберите его.
    [few] В корзину помещается не больше { $limit } промокодов. Сначала уберите один.
    [many] В корзину помещается не больше { $limit } промокодов. Сначала уберите один.
   *[other] В корзину помещается не больше { $limit } промокода. Сначала уберите один.
}
refusal-promo-too-many-guesses = { $minutes ->
    [one] Слишком много неизвестных промокодов. Попробуйте через { $minutes } минуту.
    [few] Слишком много неизвестных промокодов. Попробуйте через { $minutes } минуты.
    [many] Слишком много неизвестных промокодов. Попробуйте через { $minutes } минут.
   *[other] Слишком много неизвестных промокодов. Попробуйте через { $minutes } минуты.
}

refusal-order-absent = Такого заказа нет.
refusal-order-not-yours = Этот заказ не ваш, изменить его нельзя.
refusal-order-already-done = Уже сделано. Сейчас заказ { $status }.
refusal-order-wrong-moment = Сейчас это невозможно: заказ { $status }.
refusal-order-too-late-to-cancel = Отменить уже нельзя: заказ { $status }. Если что-то не так, напишите в магазин.
refusal-order-goods-are-out = Заказ уже в пути, отменить его сейчас нельзя. Если что-то не так, напишите в магазин.
refusal-order-not-delivered-yet = Оценить заказ можно после доставки.
refusal-order-already-reviewed = Вы уже оценили этот заказ. Спасибо!
refusal-order-bad-stars = Выберите, пожалуйста, от одной до пяти звёзд.
refusal-payment-already-done = Состояние оплаты уже такое: { $status }.
refusal-payment-wrong-moment = Сейчас это невозможно. Состояние оплаты: { $status }.

refusal-delivery-absent = Такой доставки нет (или уже нет).
refusal-delivery-not-yours = Эта доставка не ваша.
refusal-delivery-taken = Эту доставку взял другой курьер.
refusal-delivery-already-done = Уже сделано. Сейчас доставка { $status }.
refusal-delivery-wrong-moment = Сейчас это невозможно: доставка { $status }.
refusal-delivery-order-not-ready = Кухня ещё не закончила. Подождите, пока заказ соберут.
refusal-delivery-wrong-code = { $left ->
    [one] Код не подходит. Осталась { $left } попытка.
    [few] Код не подходит. Осталось { $left } попытки.
    [many] Код не подходит. Осталось { $left } попыток.
   *[other] Код не подходит. Осталось { $left } попытки.
}
refusal-delivery-code-locked = Слишком много неверных кодов. Сделайте фото или напишите диспетчеру.
refusal-delivery-proof-missing = Нет подтверждения: сначала спросите код или сделайте фото.
refusal-delivery-cash-missing = Сначала получите, пожалуйста, { $due }.

refusal-shift-already-done = Уже сделано: смена { $status }.
refusal-shift-wrong-moment = Сейчас это невозможно: смена { $status }.
refusal-shift-no-fresh-location = Сначала включите трансляцию геопозиции, чтобы ближние заказы вас нашли.
refusal-shift-has-deliveries = { $count ->
    [one] У вас ещё { $count } доставка. Сначала завершите её.
    [few] У вас ещё { $count } доставки. Сначала завершите их.
    [many] У вас ещё { $count } доставок. Сначала завершите их.
   *[other] У вас ещё { $count } доставки. Сначала завершите их.
}

refusal-cash-absent = Такой сдачи наличных нет.
refusal-cash-already-done = Уже сделано: сдача { $status }.
refusal-cash-wrong-moment = Сейчас это невозможно: сдача { $status }.
refusal-cash-nothing-to-hand-over = Сдавать нечего: наличных нет.
refusal-cash-already-declared = Сдача уже идёт. Сначала её должны пересчитать.
refusal-cash-already-settled = Эта сдача уже закрыта.
refusal-cash-more-than-in-hand = Это больше, чем { $inHand } на руках.
refusal-cash-bad-amount = Это не сумма. Напишите число, например 1500.
refusal-cash-over-cap = На руках слишком много наличных. Сначала сдайте часть.

refusal-offer-absent = Такого предложения нет (или уже нет).
refusal-offer-hands-full = У вас заняты руки (сразу не больше { $most }). Сначала доставьте один из своих заказов.
refusal-offer-no-room-for-cash = С этими { $cash } наличных у вас было бы слишком много: можно взять ещё { $room }. Сначала сдайте часть.
refusal-offer-not-yours = Это предложение сделано другому курьеру.
refusal-offer-taken = Другой курьер оказался быстрее.
refusal-offer-expired = Время этого предложения истекло.
refusal-offer-withdrawn = Это предложение снято.
refusal-offer-already-done = Уже сделано: предложение { $status }.
refusal-offer-wrong-moment = Сейчас это невозможно: предложение { $status }.
refusal-dispatch-driver-absent = Такого курьера нет (или уже нет).
refusal-dispatch-driver-unfit = Этот курьер не может взять заказ: { $reason }.
refusal-proposal-absent = Такого плана (больше) нет.
refusal-proposal-expired = Этот план устарел. Запросите, пожалуйста, новый.
refusal-proposal-not-in-it = Этой доставки нет в плане.

refusal-request-key-reused = Это уже использовано для другого. Начните, пожалуйста, заново.
refusal-request-out-of-date = Это устарело. Посмотрите, пожалуйста, ещё раз.
refusal-request-not-understood = Не понимаю.
refusal-request-key-missing = У запроса нет своего ключа, и его не отличить от повтора.
refusal-request-absent = Здесь ничего нет (или уже нет).
refusal-request-wrong-origin = Этой странице нельзя сюда подключаться.
refusal-request-not-a-websocket = Этот адрес только для веб-сокетов.
refusal-media-not-a-picture = Эту картинку не открыть. Пришлите, пожалуйста, фото.
refusal-media-too-large = { $megabytes ->
    [one] Файл слишком большой: можно до { $megabytes } мегабайта.
    [few] Файл слишком большой: можно до { $megabytes } мегабайт.
    [many] Файл слишком большой: можно до { $megabytes } мегабайт.
   *[other] Файл слишком большой: можно до { $megabytes } мегабайта.
}

problem-outage = Сейчас мы заняты. Попробуйте через минуту.
problem-our-fault = Ошибка на нашей стороне. Мы уже знаем о ней; попробуйте позже.
