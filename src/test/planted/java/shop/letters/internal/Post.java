package shop.letters.internal;

import shop.stamps.Stamps;

final class Post {

    Stamps stamps; // planted: cycles (a call one way)
}
