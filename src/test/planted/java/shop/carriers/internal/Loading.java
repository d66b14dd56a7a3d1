package shop.carriers.internal;

import shop.parcels.Parcel;

final class Loading {

    Parcel next; // planted: cycles (the way back)
}
