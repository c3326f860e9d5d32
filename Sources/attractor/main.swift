import AttractorCLI

await AttractorProcess.main()
