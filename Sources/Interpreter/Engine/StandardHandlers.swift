extension HandlerRegistry {
  /// The built-in handlers: agents answer through `backends`, people through `interviewer`.
  ///
  /// `stack.manager_loop` and `pipeline` are not among them; a plan that has such a node is refused before it
  /// starts.
  public static func standard(
    backends: any BackendResolver, interviewer: any Interviewer, running: RunningTools = RunningTools()
  ) -> HandlerRegistry {
    var registry = HandlerRegistry()
    registry.register("start", StartHandler())
    registry.register("exit", ExitHandler())
    registry.register("conditional", ConditionalHandler())
    registry.register("codergen", CodergenHandler(backends: backends))
    registry.register("wait.human", WaitHumanHandler(interviewer: interviewer))
    registry.register("tool", ToolHandler(running: running))
    registry.register("parallel.fan_in", FanInHandler(backends: backends))
    return registry
  }
}
