package app.runtime.events;

/** The broker, if there is one, and what this process knows of it. */
record Broker(KafkaClients clients, BrokerTopics topics, BrokerReach reach) {

    static Broker of(KafkaSettings settings) {
        var clients = new KafkaClients(settings);
        return new Broker(clients, new BrokerTopics(clients), new BrokerReach(settings.bootstrapServers()));
    }

    boolean configured() {
        return clients.configured();
    }

    void answered(String who) {
        reach.answered(who);
    }

    void wantsNothing(String who) {
        reach.wantsNothing(who);
    }

    /**
     * Like {@link #failed}, of a look whether it is there. An answer to anybody since the look began proves that it is.
     *
     * @param begun see {@link System#nanoTime()}
     */
    void missed(String who, long begun, Throwable reason) {
        if (!reach.hasAnsweredSince(begun)) {
            failed(who, reason);
        }
    }

    /** What was known of it may be wrong from now on. */
    void failed(String who, Throwable reason) {
        topics.forget();
        reach.failed(who, reason);
    }
}
