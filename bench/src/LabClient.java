import app.runtime.context.Deadline;
import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/** The HTTP client of the application: it waits no longer than the current deadline. */
final class LabClient implements AutoCloseable {

    private final String url;
    private final CloseableHttpClient client;

    LabClient(int port, int connections) {
        url = "http://127.0.0.1:" + port + "/";
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(connections)
                        .setMaxConnPerRoute(connections)
                        .build())
                .disableAutomaticRetries()
                .build();
    }

    /** @throws IOException if the answer is none, or says that something is broken */
    void get() throws IOException {
        var request = new HttpGet(url);
        var time = Timeout.of(Deadline.current().orElseThrow().remaining());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(time)
                .setResponseTimeout(time)
                .build());
        int status = client.execute(request, answer -> {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode();
        });
        if (status != 200) {
            throw new IOException("The server answered " + status);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
