package shop.catalog.internal;

import java.net.URI;
import app.runtime.settings.Variable;

record Prices(
        @Variable(name = "PRICE_FEED_URL", meaning = "") URI feed,
        @Variable(name = "PRICE_LIMIT", meaning = "") long limit) {}
