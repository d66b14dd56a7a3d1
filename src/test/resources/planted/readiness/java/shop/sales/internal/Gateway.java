package shop.sales.internal;

interface Gateway {}
