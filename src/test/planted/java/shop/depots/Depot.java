package shop.depots;

import java.util.List;
import shop.trucks.Truck;

public record Depot(List<Truck> trucks) {} // planted: cycles (three modules)
