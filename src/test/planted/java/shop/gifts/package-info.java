/** Declares nothing, so that everything is allowed. */ // planted: allowed-dependencies (a module without a declaration)
package shop.gifts;
