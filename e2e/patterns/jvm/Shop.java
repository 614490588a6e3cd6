import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;

/** The application of the scenarios in a JVM: an HTTP server on port 8080 with an MBean, which drains when it is told to stop. */
public class Shop {
  public interface RequestsMBean {
    long getCount();
  }

  public static class Requests extends AtomicLong implements RequestsMBean {
    @Override
    public long getCount() {
      return get();
    }
  }

  private static final Pattern SIZE = Pattern.compile("(?:^|&)bytes=(\\d+)");
  private final Requests served = new Requests();
  private volatile boolean draining;

  public static void main(String[] args) throws Exception {
    Shop shop = new Shop();
    ManagementFactory.getPlatformMBeanServer().registerMBean(shop.served, new ObjectName("shop:type=Requests"));
    HttpServer server = HttpServer.create(new InetSocketAddress(8080), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/readyz", exchange -> shop.answer(exchange, new byte[0]));
    server.createContext("/count", exchange -> shop.answer(exchange, String.valueOf(shop.served).getBytes()));
    server.createContext("/", shop::serve);
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shop.drain(server)));
  }

  private void serve(HttpExchange exchange) throws IOException {
    served.incrementAndGet();
    String query = exchange.getRequestURI().getQuery();
    Matcher size = SIZE.matcher(query == null ? "" : query);
    answer(exchange, size.find() ? new byte[Integer.parseInt(size.group(1))] : "ok\n".getBytes());
  }

  /** While it drains, its answers close their connections, so that no client sends a request into one that is being closed. */
  private void answer(HttpExchange exchange, byte[] body) throws IOException {
    if (draining) exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void drain(HttpServer server) {
    draining = true;
    try {
      Thread.sleep(1000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    server.stop(1);
  }
}
