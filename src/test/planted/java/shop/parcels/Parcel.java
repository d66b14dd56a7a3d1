package shop.parcels;

import shop.carriers.Carrier;

public record Parcel(Carrier carrier) {} // planted: cycles (two modules that are declared)
