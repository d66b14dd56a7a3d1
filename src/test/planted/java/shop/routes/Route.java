package shop.routes;

import shop.depots.Depot;

public interface Route {

    String NAME = "north";

    Depot end(); // planted: cycles (the third of three)
}
